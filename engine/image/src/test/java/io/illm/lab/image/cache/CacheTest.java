package io.illm.lab.image.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  private static final Duration PAUSE = Duration.ofMillis(20);

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
  void it_knows_how_long_the_making_of_a_thing_took_and_of_nothing_else() {
    var cache = new Cache(root);
    cache.folder("things", "key", Progress.silent(), _ -> pause());
    Optional<Duration> took = cache.took("things", "key");
    cache.folder("things", "key", Progress.silent(), _ -> {});
    assertThat(took).hasValueSatisfying(time -> assertThat(time).isGreaterThanOrEqualTo(PAUSE));
    assertThat(cache.took("things", "key")).isEqualTo(took);
    assertThat(cache.took("things", "other")).isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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
