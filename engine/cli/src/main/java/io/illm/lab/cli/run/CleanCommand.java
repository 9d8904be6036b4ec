package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.host.FolderTree;
import io.illm.lab.runner.RunCleanup;
import io.illm.lab.runner.RunCleanup.Undone;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import io.illm.lab.runner.store.UnfinishedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab clean [ID]}: undoes runs that were killed or that left something. */
@Command(name = "clean", description = "undo a run that was killed, or all of them")
public final class CleanCommand implements Callable<Integer> {

  /** More than a run needs from its folder to its first event, on a slow machine. */
  private static final Duration BEGINNING = Duration.ofMinutes(1);

  private final Lab lab;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "a run's id; without one, every run that was killed")
  private @Nullable String id;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public CleanCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    RunCleanup cleanup = new RunCleanup(lab.home(), lab.terminal().progress());
    List<Undone> undone = unfinished().map(cleanup::undo).toList();
    if (id == null) {
      removeFoldersOfNoRun();
    }
    if (json) {
      lab.terminal().print(Json.of(undone));
    } else if (undone.isEmpty()) {
      lab.terminal().print("nothing to clean: no run was killed");
    } else {
      undone.forEach(this::print);
    }
    boolean whole = undone.stream().allMatch(run -> run.left().isEmpty());
    return (whole ? ExitCode.OK : ExitCode.LEAKED).code();
  }

  private void print(Undone run) {
    String count = Words.count(run.removed().size(), "thing");
    String names = run.removed().isEmpty() ? "" : ": " + String.join(", ", run.removed());
    lab.terminal().print(run.id() + ": removed " + count + names);
    run.left().forEach(thing -> lab.terminal().print(run.id() + ": still there: " + thing));
  }

  /** A run that was killed before its first event has created its folder and nothing else. */
  private void removeFoldersOfNoRun() {
    Instant before = Instant.now().minus(BEGINNING);
    new Runs(lab.home().runs())
        .folders().stream()
            .filter(run -> UnfinishedRun.neverBegan(run, before))
            .forEach(run -> FolderTree.delete(run.path()));
  }

  private Stream<UnfinishedRun> unfinished() {
    Runs runs = new Runs(lab.home().runs());
    if (id != null) {
      return UnfinishedRun.of(runs.folder(id)).stream();
    }
    List<RunFolder> all = runs.folders();
    return all.stream()
        .map(UnfinishedRun::of)
        .flatMap(Optional::stream)
        .filter(run -> !run.alive());
  }
}
