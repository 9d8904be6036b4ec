package io.illm.lab.component.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The HTTP proxy of the environment")
class EnvironmentProxyTest {

  private static final Map<String, String> VARIABLES =
      Map.of("https_proxy", "http://proxy.example:3128", "NO_PROXY", "localhost, .corp.example");

  @Test
  void is_between_this_machine_and_a_registry_with_tls() {
    assertThat(new EnvironmentProxy(VARIABLES).select(URI.create("https://quay.io/v2/")))
        .containsExactly(
            new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved("proxy.example", 3128)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:5000/v2/",
        "https://mirror.corp.example/v2/",
        "http://quay.io/v2/"
      })
  void is_left_out_for_excepted_hosts_and_without_tls(String address) {
    assertThat(new EnvironmentProxy(VARIABLES).select(URI.create(address)))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void may_be_missing() {
    assertThat(new EnvironmentProxy(Map.of()).select(URI.create("https://quay.io/v2/")))
        .containsExactly(Proxy.NO_PROXY);
  }
}
