package io.illm.lab.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The logins of a user")
class LoginsTest {

  @TempDir private Path home;

  @Test
  void are_those_of_docker() throws IOException {
    store(".docker/config.json", "quay.io", "ada:docker");

    assertThat(Logins.of(Map.of(), home).at("quay.io")).contains(new Credentials("ada:docker"));
    assertThat(Logins.of(Map.of(), home).at("ghcr.io")).isEmpty();
  }

  @Test
  void are_those_of_podman_before_those_of_docker() throws IOException {
    store(".docker/config.json", "quay.io", "ada:docker");
    store("run/containers/auth.json", "quay.io", "ada:podman");

    Map<String, String> variables = Map.of("XDG_RUNTIME_DIR", home.resolve("run").toString());
    assertThat(Logins.of(variables, home).at("quay.io")).contains(new Credentials("ada:podman"));
  }

  @Test
  void at_docker_hub_have_the_name_that_docker_gives_them() throws IOException {
    store(".docker/config.json", "https://index.docker.io/v1/", "ada:hub");

    assertThat(Logins.of(Map.of(), home).at("docker.io")).contains(new Credentials("ada:hub"));
  }

  @Test
  void do_not_show_their_password() {
    assertThat(new Credentials("ada:secret")).hasToString("credentials of ada");
  }

  private void store(String file, String host, String pair) throws IOException {
    Path logins = home.resolve(file);
    Files.createDirectories(logins.resolveSibling(""));
    String auth = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    Files.writeString(logins, "{\"auths\": {\"%s\": {\"auth\": \"%s\"}}}".formatted(host, auth));
  }
}
