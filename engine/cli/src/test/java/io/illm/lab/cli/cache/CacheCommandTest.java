package io.illm.lab.cli.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.component.cache.CachedEntry;
import io.illm.lab.component.cache.Pruning;
import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.image.cache.CacheKind;
import io.illm.lab.testkit.Golden;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CacheCommandTest {

  private static final Path CACHE = Path.of("/home/ada/.cache/illm-k8s-lab");
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

  private static CachedEntry entry(
      CacheKind kind, String path, long mib, int hours, boolean named) {
    return new CachedEntry(
        new CacheEntry(kind, CACHE.resolve(path), mib << 20, NOW.minusSeconds(hours * 3600L)),
        named);
  }

  private static List<CachedEntry> entries() {
    String key = "0123456789abcdef0123456789abcdef";
    return List.of(
        entry(CacheKind.PROGRAMS, "programs/kubernetes-" + key, 198, 7, true),
        entry(CacheKind.PROGRAMS, "programs/prometheus-operator-" + key, 42, 80, false),
        entry(CacheKind.UNPACKED, "unpacked/layers/" + key + key, 1126, 80, false),
        entry(CacheKind.IMAGES, "images/" + key, 1200, 7, true),
        entry(CacheKind.LAYERS, "layers/" + key, 61, 0, false),
        entry(CacheKind.MODULE_FOLDERS, "module-folders/" + key, 0, 7, false),
        entry(CacheKind.TIMES, "times/images-" + key, 0, 7, false),
        entry(CacheKind.SCRATCH, "scratch/.jre-4711.part", 3, 90, false));
  }

  @Test
  void each_kind_is_a_line_with_what_nothing_names() {
    List<String> lines = CacheCommand.table(entries(), NOW).lines(Screen.plain());
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    Golden.assertMatches("cache.txt", String.join("\n", lines) + "\n");
  }

  @Test
  void a_pruning_says_what_it_frees() {
    Golden.assertMatches("cache-prune.txt", lines(false, List.of(), false));
  }

  @Test
  void a_dry_run_beside_a_cluster_says_what_stays_for_it() {
    Golden.assertMatches("cache-prune-cluster.txt", lines(true, List.of("shop"), true));
  }

  @Test
  void with_nothing_to_delete_a_pruning_says_that() {
    assertThat(CachePrune.lines(Pruning.of(List.of(), false), List.of(), false, CACHE))
        .containsExactly("nothing to delete");
  }

  private static String lines(boolean clusterUp, List<String> clusters, boolean dryRun) {
    var pruning = Pruning.of(entries(), clusterUp);
    return String.join("\n", CachePrune.lines(pruning, clusters, dryRun, CACHE)) + "\n";
  }
}
