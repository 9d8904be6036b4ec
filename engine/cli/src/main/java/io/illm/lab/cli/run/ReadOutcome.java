package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run, as far as it can be read.
 *
 * @param run the run's folder
 * @param outcome empty if the run has not ended, or can't be read
 * @param fault why it can't be read
 */
public record ReadOutcome(RunFolder run, Optional<RunOutcome> outcome, Optional<String> fault) {

  /** Reads all runs of this user, newest first. One line on stderr says which can't be read. */
  public static List<ReadOutcome> all(Lab lab) {
    List<ReadOutcome> all =
        new Runs(lab.home().runs()).folders().stream().map(ReadOutcome::of).toList();
    List<ReadOutcome> skipped = all.stream().filter(run -> run.fault().isPresent()).toList();
    if (!skipped.isEmpty()) {
      ReadOutcome first = skipped.getFirst();
      String more = skipped.size() > 1 ? "; and " + (skipped.size() - 1) + " more" : "";
      String why = first.run().id() + ": " + first.fault().orElse("") + more;
      lab.terminal().progress().say("skipped " + why);
    }
    return all;
  }

  private static ReadOutcome of(RunFolder run) {
    try {
      return new ReadOutcome(run, Runs.outcome(run), Optional.empty());
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return new ReadOutcome(run, Optional.empty(), Optional.of(why));
    }
  }
}
