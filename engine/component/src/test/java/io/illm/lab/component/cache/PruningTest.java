package io.illm.lab.component.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.image.cache.CacheKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

  @TempDir Path root;

  private CachedEntry entry(CacheKind kind, boolean named) {
    Path path = root.resolve(kind.word()).resolve(named ? "named" : "old");
    return new CachedEntry(new CacheEntry(kind, path, 10, Instant.EPOCH), named);
  }

  @Test
  void what_a_checkout_names_stays_and_the_rest_goes() {
    var pruning =
        Pruning.of(List.of(entry(CacheKind.IMAGES, true), entry(CacheKind.IMAGES, false)), false);
    assertThat(pruning.deleted())
        .extracting(CacheEntry::path)
        .containsExactly(root.resolve("images/old"));
    assertThat(pruning.bytes()).isEqualTo(10);
    assertThat(pruning.inUse()).isEmpty();
  }

  @Test
  void shared_lists_and_locks_stay_and_leftovers_of_killed_processes_go() {
    var pruning =
        Pruning.of(
            List.of(
                entry(CacheKind.APT, false),
                entry(CacheKind.LOCKS, false),
                entry(CacheKind.SCRATCH, false)),
            false);
    assertThat(pruning.deleted()).extracting(CacheEntry::kind).containsExactly(CacheKind.SCRATCH);
  }

  @Test
  void programs_and_unpacked_images_stay_while_a_cluster_is_up() {
    var pruning =
        Pruning.of(
            List.of(
                entry(CacheKind.PROGRAMS, false),
                entry(CacheKind.UNPACKED, false),
                entry(CacheKind.LAYERS, false)),
            true);
    assertThat(pruning.deleted()).extracting(CacheEntry::kind).containsExactly(CacheKind.LAYERS);
    assertThat(pruning.inUse())
        .extracting(CacheEntry::kind)
        .containsExactly(CacheKind.PROGRAMS, CacheKind.UNPACKED);
  }

  @Test
  void a_link_is_deleted_and_not_what_it_leads_to() throws IOException {
    Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
    Files.createDirectory(root.resolve("images"));
    Files.createSymbolicLink(root.resolve("images/old"), elsewhere);
    Pruning.of(List.of(entry(CacheKind.IMAGES, false)), false).run();
    assertThat(root.resolve("images")).isEmptyDirectory();
    assertThat(elsewhere).exists();
  }
}
