package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.ErrorReport;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.run.Run;
import io.illm.lab.runner.Consent;
import io.illm.lab.runner.Lifecycle;
import io.illm.lab.runner.RunOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Runs several experiments, one after another. A failure of one does not stop the others. */
final class RunSeries {

  /**
   * The end of one run.
   *
   * @param run its result; empty if a signal stopped it before it began
   * @param signal the signal that stopped it; empty if none did
   */
  record Ended(Optional<Run> run, Optional<StopSignal> signal) {}

  private static final String STOPPED = "the series was stopped";

  private final Lab lab;
  private final Function<String, Ended> runs;
  private final ToIntFunction<Run> judge;

  /**
   * Creates a series.
   *
   * @param runs runs an experiment
   * @param judge gives the exit code of a run that no signal stopped
   */
  RunSeries(Lab lab, Function<String, Ended> runs, ToIntFunction<Run> judge) {
    this.lab = lab;
    this.runs = runs;
    this.judge = judge;
  }

  /** Returns a series of real runs. */
  static RunSeries of(
      Lab lab, Consent consent, Function<String, RunOptions> options, ToIntFunction<Run> judge) {
    return new RunSeries(lab, name -> run(lab, consent, options.apply(name)), judge);
  }

  private static Ended run(Lab lab, Consent consent, RunOptions options) {
    try (RunDisplay display = new RunDisplay(lab.terminal())) {
      Lifecycle lifecycle = new Lifecycle(lab.home(), lab.terminal().progress(), display, consent);
      try (Interrupts interrupts =
          Interrupts.handle(lab.terminal(), lifecycle::interrupt, "lab clean")) {
        return run(lifecycle, options, interrupts);
      }
    }
  }

  private static Ended run(Lifecycle lifecycle, RunOptions options, Interrupts interrupts) {
    try {
      Run run = lifecycle.run(options).run();
      return new Ended(
          Optional.of(run), interrupts.received().filter(_ -> run.outcome().interrupted()));
    } catch (BadInput | Broken e) {
      if (interrupts.received().isPresent()) {
        return new Ended(Optional.empty(), interrupts.received());
      }
      throw e;
    }
  }

  /**
   * Runs experiments until a signal stops one.
   *
   * @param names the experiments' names
   * @param hasTime tells before each run whether there is time for it
   */
  SeriesResult run(List<String> names, Predicate<String> hasTime) {
    List<SeriesEntry> entries = new ArrayList<>();
    Optional<StopSignal> stopped = Optional.empty();
    for (String name : names) {
      if (stopped.isPresent()) {
        entries.add(SeriesEntry.notRun(name, STOPPED));
      } else if (!hasTime.test(name)) {
        entries.add(SeriesEntry.notRun(name, "no time was left for it"));
      } else {
        say("%d/%d %s".formatted(entries.size() + 1, names.size(), name));
        stopped = attempt(name, entries);
      }
    }
    return new SeriesResult(List.copyOf(entries), stopped);
  }

  private void say(String line) {
    lab.terminal().progress().say(Style.BOLD.on(lab.terminal().errScreen(), line));
  }

  private Optional<StopSignal> attempt(String name, List<SeriesEntry> entries) {
    try {
      Ended ended = runs.apply(name);
      entries.add(entry(name, ended));
      return ended.signal();
    } catch (BadInput bad) {
      report(bad.faults());
      entries.add(SeriesEntry.badInput(name, bad.faults().getFirst().message()));
    } catch (Broken broken) {
      String message = String.valueOf(broken.getMessage());
      report(List.of(new Fault(Optional.empty(), message, broken.hint())));
      entries.add(SeriesEntry.broken(name, message));
    }
    return Optional.empty();
  }

  private SeriesEntry entry(String name, Ended ended) {
    return ended
        .run()
        .map(run ->
            SeriesEntry.of(
                run,
                ended.signal().map(StopSignal::exitCode).orElseGet(() -> judge.applyAsInt(run))))
        .orElseGet(() -> SeriesEntry.notRun(name, STOPPED));
  }

  private void report(List<Fault> faults) {
    new ErrorReport(lab.terminal().errScreen(), Path.of("").toAbsolutePath())
        .print(faults, lab.terminal().err());
  }
}
