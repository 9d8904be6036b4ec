package io.illm.lab.component.image;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The HTTP proxy in the variables {@code HTTPS_PROXY} and {@code NO_PROXY}, in upper or lower case,
 * which curl and Go's programs use. Java doesn't read them by itself.
 */
final class EnvironmentProxy extends ProxySelector {

  private final Optional<Proxy> proxy;
  private final List<String> direct;

  /**
   * Reads the variables.
   *
   * @param environment the process's environment
   */
  EnvironmentProxy(Map<String, String> environment) {
    this.proxy = variable(environment, "HTTPS_PROXY").map(EnvironmentProxy::parse);
    this.direct =
        variable(environment, "NO_PROXY").stream()
            .flatMap(list -> Arrays.stream(list.split(",")))
            .map(String::strip)
            .filter(host -> !host.isEmpty())
            .toList();
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static Proxy parse(String text) {
    URI address = URI.create(text.contains("://") ? text : "http://" + text);
    int port = address.getPort() < 0 ? 80 : address.getPort();
    return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(address.getHost(), port));
  }

  @Override
  public List<Proxy> select(URI address) {
    boolean throughProxy = address.getScheme().equals("https") && !isDirect(address.getHost());
    return List.of(throughProxy ? proxy.orElse(Proxy.NO_PROXY) : Proxy.NO_PROXY);
  }

  private boolean isDirect(String host) {
    return direct.stream()
        .anyMatch(each ->
            each.equals("*")
                || host.equals(each)
                || host.endsWith("." + each.replaceFirst("^\\.", "")));
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxyAddress, IOException cause) {
    // The client reports the failure itself.
  }
}
