package io.illm.lab.image.registry;

import io.illm.lab.image.download.TimedClient;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registries that images are pulled from. Each is given one second to answer, and is asked
 * once: one that does not answer then counts as silent for the rest of the run.
 */
public final class Registries {

  /** The host in the names of Docker Hub's images. */
  static final String DOCKER_HUB = "docker.io";

  /** The host that Docker Hub serves its images on. */
  private static final String DOCKER_HUB_SERVES_ON = "registry-1.docker.io";

  private static final Duration FIRST_ANSWER = Duration.ofSeconds(1);
  private static final Duration LATER_ANSWERS = Duration.ofSeconds(10);

  private final RegistrySettings settings;
  private final Logins logins;
  private final ProxySelector proxy;
  private final Map<String, Optional<Registry>> asked = new ConcurrentHashMap<>();

  /**
   * Creates the registries of a user.
   *
   * @param proxy the HTTP proxies between this machine and the registries
   */
  public Registries(RegistrySettings settings, Logins logins, ProxySelector proxy) {
    this.settings = settings;
    this.logins = logins;
    this.proxy = proxy;
  }

  /**
   * Returns the registry of a host in an image's name.
   *
   * @throws NotPulled if it does not answer
   */
  public Registry answering(String host) throws NotPulled {
    Optional<Registry> registry = asked.computeIfAbsent(host, this::ask);
    if (registry.isEmpty()) {
      throw new NotPulled(host + " does not answer");
    }
    return registry.get();
  }

  private Optional<Registry> ask(String host) {
    Registry registry = open(host);
    return registry.answersWithin(FIRST_ANSWER) ? Optional.of(registry) : Optional.empty();
  }

  private Registry open(String host) {
    Optional<Mirror> mirror = Optional.ofNullable(settings.mirrors().get(host));
    String serving = host.equals(DOCKER_HUB) ? DOCKER_HUB_SERVES_ON : host;
    URI address = mirror.map(Mirror::address).orElseGet(() -> URI.create("https://" + serving));
    HttpClient.Builder client = HttpClient.newBuilder().connectTimeout(LATER_ANSWERS).proxy(proxy);
    Optional<Path> ca = mirror.flatMap(Mirror::ca);
    ca.ifPresent(file -> client.sslContext(TrustedCertificates.of(file)));
    String login = mirror.map(_ -> address.getAuthority()).orElse(host);
    return new Registry(
        login, address, new TimedClient(client.build(), LATER_ANSWERS), logins.at(login));
  }
}
