package io.illm.lab.image.oci;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayerWriterTest {

  @TempDir Path folder;
  private List<TarArchiveEntry> entries = List.of();

  @BeforeEach
  void write() throws IOException {
    Path source = Files.writeString(folder.resolve("program"), "text");
    Path tar = folder.resolve("layer.tar");
    try (var layer = new LayerWriter(tar)) {
      layer.folder("tmp", 01777).file("usr/bin/program", 0755, source).link("bin", "usr/bin");
      assertThat(layer.finish()).hasSize(64);
    }
    entries = read(tar);
  }

  private static List<TarArchiveEntry> read(Path tar) throws IOException {
    var entries = new ArrayList<TarArchiveEntry>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private TarArchiveEntry entry(String name) {
    return entries.stream().filter(e -> e.getName().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void folders_above_a_file_are_made() {
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .containsExactly("tmp/", "usr/", "usr/bin/", "usr/bin/program", "bin");
  }

  @Test
  void all_belongs_to_root_and_has_one_time() {
    assertThat(entries)
        .allSatisfy(e -> {
          assertThat(e.getLongUserId()).isZero();
          assertThat(e.getLastModifiedTime().toMillis()).isEqualTo(1000);
        });
  }

  @Test
  void the_folder_for_temporary_files_is_sticky() {
    assertThat(entry("tmp/").getMode() & 07777).isEqualTo(01777);
  }

  @Test
  void a_symbolic_link_stays_one() {
    assertThat(entry("bin").isSymbolicLink()).isTrue();
    assertThat(entry("bin").getLinkName()).isEqualTo("usr/bin");
  }
}
