package io.illm.lab.cli.cache;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.cache.CheckoutCache;
import io.illm.lab.component.cache.Pruning;
import io.illm.lab.image.cache.CacheEntry;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.runner.store.UnfinishedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab cache prune}: deletes what no lock and no recipe of the checkout names. */
@Command(
    name = "prune",
    description = "delete what no lock and no recipe of this checkout names",
    footer = {
      "",
      "While a cluster is up, programs and unpacked images stay. While a run or a build",
      "is going on, nothing is deleted. Another checkout makes again what it needs."
    })
public final class CachePrune implements Callable<Integer> {

  /** The least size of an entry that is listed. */
  private static final long LISTED_BYTES = 1 << 20;

  private static final int NAME_COLUMNS = Screen.PLAIN_COLUMNS - 11;

  private final Lab lab;

  @Option(names = "--dry-run", description = "only print what would be deleted")
  private boolean dryRun;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public CachePrune(Lab lab) {
    this.lab = lab;
  }

  record View(boolean dryRun, long bytes, List<String> deleted, List<String> inUse) {}

  @Override
  public Integer call() {
    var cache = new CheckoutCache(lab.home());
    if (!dryRun) {
      requireIdle(cache);
    }
    List<String> clusters = cache.clusters();
    Pruning pruning = Pruning.of(cache.entries(), !clusters.isEmpty());
    if (!dryRun) {
      pruning.run();
    }
    if (json) {
      lab.terminal()
          .print(
              Json.of(
                  new View(
                      dryRun, pruning.bytes(), paths(pruning.deleted()), paths(pruning.inUse()))));
    } else {
      lines(pruning, clusters, dryRun, lab.home().cache()).forEach(lab.terminal()::print);
    }
    return ExitCode.OK.code();
  }

  /** Refuses while a run or a build uses entries that the checkout may not name. */
  private void requireIdle(CheckoutCache cache) {
    Optional<String> busy =
        cache.making().map(what -> "a lab is making " + what).or(this::runGoingOn);
    if (busy.isPresent()) {
      throw new BadInput(
          Fault.of(
              busy.get() + ", and may use what would be deleted",
              "wait until it has ended; --dry-run shows what would be deleted"));
    }
  }

  private Optional<String> runGoingOn() {
    return new Runs(lab.home().runs())
        .folders().stream()
            .map(UnfinishedRun::of)
            .flatMap(Optional::stream)
            .filter(UnfinishedRun::alive)
            .map(run -> "the run " + run.folder().id() + " is going on")
            .findFirst();
  }

  private static List<String> paths(List<CacheEntry> entries) {
    return entries.stream().map(entry -> entry.path().toString()).toList();
  }

  /** Returns the path of an entry in the cache, cut to the width of a line. */
  private static String name(CacheEntry entry, Path cache) {
    return Words.fit(cache.relativize(entry.path()).toString(), NAME_COLUMNS);
  }

  /** Returns a line for each big entry, then what is freed and what stays for clusters. */
  static List<String> lines(Pruning pruning, List<String> clusters, boolean dryRun, Path cache) {
    var lines = new ArrayList<String>();
    List<CacheEntry> big =
        pruning.deleted().stream().filter(entry -> entry.bytes() >= LISTED_BYTES).toList();
    big.stream()
        .map(entry -> "%9s  %s".formatted(Words.size(entry.bytes()), name(entry, cache)))
        .forEach(lines::add);
    int small = pruning.deleted().size() - big.size();
    if (small > 0) {
      lines.add("           and " + small + " smaller than 1 MiB");
    }
    lines.add(
        pruning.deleted().isEmpty()
            ? "nothing to delete"
            : (dryRun ? "would free " : "freed ") + Words.size(pruning.bytes()));
    if (!pruning.inUse().isEmpty()) {
      long bytes = pruning.inUse().stream().mapToLong(CacheEntry::bytes).sum();
      lines.add(
          "%s of programs and unpacked images stay, which these clusters may use: %s"
              .formatted(Words.size(bytes), String.join(", ", clusters)));
    }
    return List.copyOf(lines);
  }
}
