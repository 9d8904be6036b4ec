package io.illm.lab.image.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The logins that {@code docker login} or {@code podman login} stored for this user. Those in a
 * credential helper are not read.
 *
 * @param files the files that may hold logins, the first that names a registry decides
 */
public record Logins(List<Path> files) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The name that Docker's files have for Docker Hub. */
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  /**
   * Returns the logins of a user.
   *
   * @param environment the process's environment
   * @param home the user's home
   */
  public static Logins of(Map<String, String> environment, Path home) {
    Stream<Path> named =
        Stream.of("REGISTRY_AUTH_FILE")
            .map(environment::get)
            .flatMap(Stream::ofNullable)
            .map(Path::of);
    Stream<Path> podman =
        Stream.of("XDG_RUNTIME_DIR")
            .map(environment::get)
            .flatMap(Stream::ofNullable)
            .map(folder -> Path.of(folder, "containers", "auth.json"));
    Path docker =
        Optional.ofNullable(environment.get("DOCKER_CONFIG"))
            .map(Path::of)
            .orElse(home.resolve(".docker"));
    return new Logins(
        Stream.of(named, podman, Stream.of(docker.resolve("config.json")))
            .flatMap(each -> each)
            .filter(Files::isRegularFile)
            .toList());
  }

  /** Returns the user's login at a registry; empty if there is none. */
  public Optional<Credentials> at(String host) {
    String name = host.equals(Registries.DOCKER_HUB) ? DOCKER_HUB : host;
    return files.stream()
        .map(file -> read(file).path("auths").path(name).path("auth").asText())
        .filter(auth -> !auth.isEmpty())
        .findFirst()
        .map(auth -> new Credentials(decoded(auth)));
  }

  private static String decoded(String auth) {
    return new String(Base64.getDecoder().decode(auth), StandardCharsets.UTF_8);
  }

  private static JsonNode read(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new Broken("can't read the logins in " + file, e);
    }
  }
}
