package io.illm.lab.image.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheContentsTest {

  @TempDir Path root;

  @Test
  void a_missing_cache_has_no_entries_and_nothing_is_being_made() {
    var contents = new CacheContents(root.resolve("none"));
    assertThat(contents.entries()).isEmpty();
    assertThat(contents.making()).isEmpty();
  }

  @Test
  void an_entry_has_the_size_of_its_files_and_a_file_with_two_names_counts_once()
      throws IOException {
    Path image = Files.createDirectories(root.resolve("images/key"));
    Files.writeString(image.resolve("image.tar"), "12345");
    Files.createLink(image.resolve("again"), image.resolve("image.tar"));
    assertThat(new CacheContents(root).entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.kind()).isEqualTo(CacheKind.IMAGES);
          assertThat(entry.path()).isEqualTo(image);
          assertThat(entry.bytes()).isEqualTo(5);
        });
  }

  @Test
  void links_are_not_followed() throws IOException {
    Path elsewhere = Files.createDirectories(root.resolve("elsewhere/key"));
    Files.writeString(elsewhere.resolve("file"), "a".repeat(10_000));
    Files.createDirectories(root.resolve("jars"));
    Files.createSymbolicLink(root.resolve("jars/link"), elsewhere);
    Files.createSymbolicLink(root.resolve("debs"), elsewhere);
    assertThat(new CacheContents(root).entries())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.path()).isEqualTo(root.resolve("jars/link"));
          assertThat(entry.bytes()).isLessThan(10_000);
        });
  }

  @Test
  void an_unpacked_image_comes_before_its_layers() throws IOException {
    Files.createDirectories(root.resolve("unpacked/layers/a"));
    Files.createDirectories(root.resolve("unpacked/images/b"));
    assertThat(new CacheContents(root).entries())
        .extracting(entry -> root.relativize(entry.path()).toString())
        .containsExactly("unpacked/images/b", "unpacked/layers/a");
  }

  @Test
  void what_is_being_made_is_named_while_its_lock_is_held() throws IOException {
    var contents = new CacheContents(root);
    try (var _ = CacheLock.at(root.resolve("locks/images-key"), Progress.silent())) {
      assertThat(contents.making()).contains("images-key");
    }
    assertThat(contents.making()).isEmpty();
  }
}
