package io.illm.lab.image.debian;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebianRootTest {

  @TempDir Path folder;
  private Map<String, TarArchiveEntry> entries = Map.of();
  private String first = "";

  @BeforeEach
  void build() throws IOException {
    Path files = folder.resolve("files");
    file(files, "bin/tool", "tool");
    file(files, "usr/share/doc/tool/README", "words");
    file(files, "usr/share/ca-certificates/mozilla/b.crt", "B\n");
    file(files, "usr/share/ca-certificates/mozilla/a.crt", "A\n");
    Files.createSymbolicLink(files.resolve("bin/alias"), Path.of("tool"));
    Path setuid = files.resolve("bin/tool");
    Files.setPosixFilePermissions(setuid, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setAttribute(setuid, "unix:mode", 0104755);
    Layer.Stored layer = layer("one", files);
    first = layer.digest();
    entries = read(layer.tar());
  }

  private static void file(Path root, String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, content);
  }

  private Layer.Stored layer(String cache, Path files) throws IOException {
    String line = TestDeb.pack("tool", files, folder.resolve(cache));
    Path lock = Files.writeString(folder.resolve("debian.lock"), "# tool\n" + line + "\n");
    var here = new Cache(folder.resolve(cache));
    return new DebianRoot(here, new Layers(here))
        .layer(DebianLock.read(lock, List.of("tool"), Architecture.AMD64), Progress.silent());
  }

  private static Map<String, TarArchiveEntry> read(Path tar) throws IOException {
    var entries = new TreeMap<String, TarArchiveEntry>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }
    return entries;
  }

  private TarArchiveEntry entry(String path) {
    return Optional.ofNullable(entries.get(path)).orElseThrow();
  }

  @Test
  void the_same_lock_gives_the_same_layer() throws IOException {
    Layer second = layer("two", folder.resolve("files"));
    assertThat(second.digest()).isEqualTo(first);
  }

  @Test
  void old_folders_are_links_into_usr() {
    assertThat(entry("bin").getLinkName()).isEqualTo("usr/bin");
    assertThat(entries).containsKey("usr/bin/tool").doesNotContainKey("bin/tool");
    assertThat(entry("usr/bin/alias").getLinkName()).isEqualTo("tool");
  }

  @Test
  void nothing_changes_who_it_runs_as() {
    assertThat(entry("usr/bin/tool").getMode() & 07777).isEqualTo(0755);
  }

  @Test
  void what_no_program_reads_is_left_out() {
    assertThat(entries.keySet()).noneMatch(path -> path.startsWith("usr/share/doc"));
  }

  @Test
  void certificates_are_bundled_in_the_order_of_their_names() throws IOException {
    assertThat(entry("etc/ssl/certs/ca-certificates.crt").getSize()).isEqualTo(4);
    assertThat(entry("usr/lib/ssl/cert.pem").isSymbolicLink()).isTrue();
  }
}
