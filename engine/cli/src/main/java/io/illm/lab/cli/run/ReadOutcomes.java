package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Reads what came of runs, for lists. It skips runs that it can't read, and says so in one line.
 */
public final class ReadOutcomes {

  private final Lab lab;
  private final SequencedMap<RunFolder, String> skipped = new LinkedHashMap<>();

  /** Creates a reader. */
  public ReadOutcomes(Lab lab) {
    this.lab = lab;
  }

  /** Returns what came of a run; empty if it has not ended or can't be read. */
  public Optional<RunOutcome> of(RunFolder run) {
    try {
      return Runs.outcome(run);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      skipped.put(run, why);
      return Optional.empty();
    }
  }

  /** Says on stderr how many runs were skipped, and why the first one was. */
  public void saySkipped() {
    if (!skipped.isEmpty()) {
      var first = skipped.firstEntry();
      String more = skipped.size() > 1 ? "; and " + (skipped.size() - 1) + " more" : "";
      lab.terminal()
          .progress()
          .say("skipped " + first.getKey().id() + ": " + first.getValue() + more);
    }
  }

  /** Whether a run was skipped. */
  boolean skipped(RunFolder run) {
    return skipped.containsKey(run);
  }
}
