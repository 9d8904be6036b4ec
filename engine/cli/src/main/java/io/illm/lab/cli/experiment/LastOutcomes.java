package io.illm.lab.cli.experiment;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.run.ReadOutcome;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.report.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The outcomes of each experiment's newest run. */
final class LastOutcomes {

  private LastOutcomes() {}

  /** Returns the outcomes by experiment, such as {@code passed, validated}. */
  static Map<String, String> of(Lab lab) {
    Map<String, RunOutcome> newest = new HashMap<>();
    ReadOutcome.all(lab).stream()
        .map(ReadOutcome::outcome)
        .flatMap(Optional::stream)
        .forEach(outcome -> newest.putIfAbsent(outcome.experiment(), outcome));
    Map<String, String> words = new HashMap<>();
    newest.forEach((experiment, outcome) -> words.put(experiment, Wording.of(outcome)));
    return Map.copyOf(words);
  }
}
