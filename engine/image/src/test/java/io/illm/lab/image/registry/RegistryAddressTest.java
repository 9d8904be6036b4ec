package io.illm.lab.image.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryAddressTest {

  private static RegistryAddress insecure(String host) {
    return new RegistryAddress(host, true, Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:5000", "localhost:5000", "198.18.0.1", "198.19.255.254:80"})
  void without_tls_this_machine_and_the_clusters_of_the_lab_are_spoken_to(String host) {
    assertThat(insecure(host).open(Optional.empty())).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "198.17.0.1:5000", "198.20.0.1", "10.0.0.1:80"})
  void without_tls_nothing_goes_to_another_machine(String host) {
    assertThatThrownBy(() -> insecure(host).open(Optional.empty())).isInstanceOf(BadInput.class);
  }
}
