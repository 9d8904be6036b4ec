package io.illm.lab.image.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Faults;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The user's settings of registries")
class RegistrySettingsTest {

  @TempDir private Path folder;

  private final Faults faults = new Faults();

  @Test
  void name_a_mirror_and_whom_it_is_trusted_by() throws IOException {
    assertThat(
            read(
                """
                registries:
                  quay.io: {mirror: "https://mirror.example.com/quay", ca: /etc/mirror.pem}
                  docker.io: {mirror: "http://localhost:5000"}
                """))
        .isEqualTo(
            new RegistrySettings(
                Map.of(
                    "quay.io",
                    new Mirror(
                        URI.create("https://mirror.example.com/quay"),
                        Optional.of(Path.of("/etc/mirror.pem"))),
                    "docker.io",
                    new Mirror(URI.create("http://localhost:5000"), Optional.empty()))));
    assertThat(faults.found()).isEmpty();
  }

  @Test
  void need_the_address_of_a_registry_and_no_other_field() throws IOException {
    read(
        """
        registries:
          quay.io: {mirror: mirror.example.com}
          docker.io: {mirrors: "http://localhost:5000"}
          ghcr.io: {mirror: "http://192.0.2.1:5000"}
        """);

    assertThat(faults.found())
        .extracting(fault -> fault.message())
        .containsExactlyInAnyOrder(
            "`mirror.example.com` is not the address of a registry",
            "missing field `mirror`",
            "unknown field `mirrors`",
            "images and passwords would go to `192.0.2.1` without TLS");
  }

  @Test
  void may_be_missing() {
    assertThat(RegistrySettings.read(folder.resolve("none.yaml"), faults))
        .isEqualTo(RegistrySettings.NONE);
  }

  private RegistrySettings read(String text) throws IOException {
    return RegistrySettings.read(
        Files.writeString(folder.resolve("registries.yaml"), text), faults);
  }
}
