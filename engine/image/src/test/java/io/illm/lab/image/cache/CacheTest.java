package io.illm.lab.image.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir Path root;

  @Test
  void a_folder_whose_making_fails_leaves_nothing() {
    var cache = new Cache(root);
    assertThatThrownBy(() ->
            cache.folder(
                "things",
                "key",
                Progress.silent(),
                part -> {
                  Files.writeString(part.resolve("half"), "");
                  throw new IOException("disk full");
                }))
        .hasMessageContaining("disk full");
    assertThat(root.resolve("things")).isEmptyDirectory();
  }

  @Test
  void what_a_killed_process_left_is_cleared_away() throws IOException {
    Path left = Files.createDirectories(root.resolve("things/.key.part/deep"));
    Files.writeString(left.resolve("half"), "");
    Path made = new Cache(root).folder("things", "key", Progress.silent(), _ -> {});
    assertThat(made).isEmptyDirectory();
    assertThat(root.resolve("things/.key.part")).doesNotExist();
  }

  @Test
  void eight_threads_make_a_thing_once() {
    var made = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() ->
            new Cache(root)
                .folder("things", "key", Progress.silent(), _ -> made.incrementAndGet()));
      }
    }
    assertThat(made).hasValue(1);
  }

  @Test
  void inputs_that_read_alike_when_joined_have_different_fingerprints() {
    assertThat(new Fingerprint().text("ab").text("c").hex())
        .isNotEqualTo(new Fingerprint().text("a").text("bc").hex());
  }
}
