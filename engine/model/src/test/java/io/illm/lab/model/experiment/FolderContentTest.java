package io.illm.lab.model.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("README.md"), "# A\n<!-- results -->\nold\n<!-- /results -->\nb\n");
    Files.createDirectories(folder.resolve("manifests"));
    Files.writeString(folder.resolve("manifests/pod.yaml"), "kind: Pod\n");
  }

  @Test
  void files_that_were_changed_added_or_removed_are_named() throws IOException {
    Files.writeString(folder.resolve("load.js"), "");
    FolderContent before = FolderContent.of(folder);

    Files.delete(folder.resolve("load.js"));
    Files.writeString(folder.resolve("manifests/pod.yaml"), "kind: Job\n");
    Files.writeString(folder.resolve("new.yaml"), "");

    assertThat(before.differences(FolderContent.of(folder)))
        .containsExactly("load.js", "manifests/pod.yaml", "new.yaml");
  }

  @Test
  void what_is_published_is_no_change() throws IOException {
    FolderContent before = FolderContent.of(folder);

    Files.writeString(
        folder.resolve("README.md"), "# A\n<!-- results -->\nnew\n<!-- /results -->\nb\n");
    Files.createDirectories(folder.resolve("results"));
    Files.writeString(folder.resolve("results/summary.json"), "{}");

    assertThat(before.differences(FolderContent.of(folder))).isEmpty();
  }

  @Test
  void a_link_is_not_followed() throws IOException {
    Files.createSymbolicLink(folder.resolve(".#README.md"), Path.of("ada@host.1234"));

    assertThat(FolderContent.of(folder).files()).containsKey(".#README.md");
  }
}
