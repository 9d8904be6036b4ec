package io.illm.lab.cli.experiment;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.run.ReadOutcomes;
import io.illm.lab.report.Wording;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The outcomes of each experiment's newest run. */
final class LastOutcomes {

  private LastOutcomes() {}

  /**
   * Returns the outcomes by experiment, such as {@code passed, validated}.
   *
   * @param experiments the experiments to look for
   */
  static Map<String, String> of(Lab lab, Collection<String> experiments) {
    ReadOutcomes read = new ReadOutcomes(lab);
    Set<String> wanted = new HashSet<>(experiments);
    Map<String, String> outcomes = new HashMap<>();
    for (RunFolder run : new Runs(lab.home().runs()).folders()) {
      if (wanted.isEmpty()) {
        break;
      }
      read.of(run)
          .filter(outcome -> wanted.remove(outcome.experiment()))
          .ifPresent(outcome -> outcomes.put(outcome.experiment(), Wording.of(outcome)));
    }
    read.saySkipped();
    return Map.copyOf(outcomes);
  }
}
