package io.illm.lab.cli.cache;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.cache.CachedEntry;
import io.illm.lab.component.cache.CheckoutCache;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab cache}: shows what the cache holds, by kind. */
@Command(
    name = "cache",
    description = "show what the cache holds, and delete what nothing names",
    footer = {
      "",
      "UNNAMED is what no lock and no recipe of this checkout names: `lab cache prune`",
      "deletes it. OLDEST and NEWEST say when an entry was made."
    })
public final class CacheCommand implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public CacheCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<CachedEntry> entries = new CheckoutCache(lab.home()).entries();
    if (json) {
      lab.terminal().print(Json.of(entries.stream().map(EntryView::of).toList()));
    } else {
      lab.terminal().print(table(entries, Instant.now()));
      lab.terminal().print(lab.home().cache().toString());
    }
    return ExitCode.OK.code();
  }

  /** Returns the table of kinds, with their sum in the last line. */
  static Table table(List<CachedEntry> entries, Instant now) {
    Table table = new Table("KIND", "SIZE", "ENTRIES", "UNNAMED", "OLDEST", "NEWEST");
    for (KindView kind : KindView.of(entries)) {
      table.row(
          kind.kind(),
          Words.size(kind.bytes()),
          Long.toString(kind.entries()),
          kind.unnamedEntries() == 0
              ? "-"
              : kind.unnamedEntries() + ", " + Words.size(kind.unnamedBytes()),
          Words.ago(Duration.between(kind.oldest(), now)),
          Words.ago(Duration.between(kind.newest(), now)));
    }
    return table;
  }
}
