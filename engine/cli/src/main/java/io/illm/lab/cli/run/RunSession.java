package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.RunJson;
import io.illm.lab.runner.Consent;
import io.illm.lab.runner.Lifecycle;
import io.illm.lab.runner.RunOptions;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * One run in a terminal: its events are shown, a signal makes it clean up, the summary is printed.
 */
final class RunSession {

  private final Lab lab;
  private final boolean json;
  private final Consent consent;

  /**
   * A session.
   *
   * @param json whether run.json is printed instead of a summary
   * @param consent is asked before a cluster is touched that the lab did not make
   */
  RunSession(Lab lab, boolean json, Consent consent) {
    this.lab = lab;
    this.json = json;
    this.consent = consent;
  }

  /**
   * Runs, and gives the exit code.
   *
   * @param judge gives the exit code of a run that no signal stopped
   */
  int run(RunOptions options, ToIntFunction<Run> judge) {
    RunDisplay display = new RunDisplay(lab.terminal());
    Lifecycle lifecycle = new Lifecycle(lab.home(), lab.terminal().progress(), display, consent);
    try (Interrupts interrupts =
        Interrupts.handle(lab.terminal(), lifecycle::interrupt, "lab clean")) {
      Lifecycle.Finished finished = lifecycle.run(options);
      if (json) {
        lab.terminal().print(RunJson.write(finished.run()).strip());
      } else {
        new RunSummary(lab.terminal().outScreen())
            .lines(finished.run(), finished.folder(), interrupts.received())
            .forEach(lab.terminal()::print);
      }
      return exitCode(finished.run(), interrupts.received(), judge);
    } finally {
      display.close();
    }
  }

  /** A run knows only that it was stopped; the shell expects the signal's own number. */
  private static int exitCode(Run run, Optional<StopSignal> signal, ToIntFunction<Run> judge) {
    return signal
        .filter(_ -> run.outcome().interrupted())
        .map(StopSignal::exitCode)
        .orElseGet(() -> judge.applyAsInt(run));
  }
}
