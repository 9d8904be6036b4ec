package io.illm.lab.component.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.image.go.ModuleMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VersionReplacementTest {

  private static final ModuleMove.Moved MOVED =
      new ModuleMove.Moved("example.org/m", "v1.8.1", "v1.9.0", "", "");

  @TempDir private Path folder;

  private String edited(String componentVersion, String text) throws IOException {
    Files.writeString(folder.resolve("component.yaml"), text);
    return VersionReplacement.of(componentVersion, MOVED).edit(folder).stream()
        .findFirst()
        .map(VersionReplacement.Edited::text)
        .orElse("as it was");
  }

  @Test
  void tags_and_versions_move_with_and_without_their_v() throws IOException {
    assertThat(edited("v1.8.1", "version: v1.8.1\nimages:\n  grafana/k6:1.8.1: {}\n"))
        .isEqualTo("version: v1.9.0\nimages:\n  grafana/k6:1.9.0: {}\n");
  }

  @Test
  void a_part_of_another_version_is_another_version() throws IOException {
    assertThat(edited("v1.8.1", "a: 11.8.1\nb: v1.8.10\nc: v1.8.1-rc1\nd: 1.8.1.2\n"))
        .isEqualTo("as it was");
  }

  @Test
  void a_component_with_a_version_of_its_own_keeps_it() throws IOException {
    assertThat(edited("v3.7.0", "version: v3.7.0\nother: v1.8.1\n")).isEqualTo("as it was");
  }
}
