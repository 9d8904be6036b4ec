package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Files that are given to flags")
class FlagFilesTest {

  @TempDir private Path temporary;

  @Test
  void are_copied_with_the_files_beside_them() throws IOException {
    Path experiment = Files.createDirectory(temporary.resolve("experiment"));
    Path file = Files.writeString(experiment.resolve("admission.yaml"), "path: other.yaml");
    Files.writeString(experiment.resolve("other.yaml"), "kind: Other");
    FlagFiles given = given(Map.of("admission-control-config-file", file.toString(), "v", "2"));

    given.copy();

    Map<String, String> flags = given.placed().apiServer();
    Path copy = Path.of(flags.get("admission-control-config-file"));
    assertThat(copy).startsWith(temporary.resolve("given")).hasContent("path: other.yaml");
    assertThat(copy.resolveSibling("other.yaml")).hasContent("kind: Other");
    assertThat(flags).containsEntry("v", "2");
  }

  @Test
  void are_not_read_through_links() throws IOException {
    Path secret = Files.writeString(temporary.resolve("secret"), "a password");
    Path link = Files.createSymbolicLink(temporary.resolve("link.yaml"), secret);

    given(Map.of("audit-policy-file", link.toString())).copy();

    assertThat(temporary.resolve("given")).doesNotExist();
  }

  private FlagFiles given(Map<String, String> apiServer) {
    return new FlagFiles(
        new ClusterNeed(1, 1, Cni.BRIDGE, List.of(), apiServer, Map.of()),
        temporary.resolve("given"));
  }
}
