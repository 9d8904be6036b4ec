package io.illm.lab.cli.run;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Audit;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes runs that have ended. */
final class EndedRuns {

  private EndedRuns() {}

  /** Returns a run that took some seconds. */
  static Run of(String experiment, long seconds, Tutorial tutorial, Verdict... verdicts) {
    return of(experiment, seconds, new Run.Outcome(tutorial, Optional.empty(), false), verdicts);
  }

  /** Returns a run that a signal stopped. */
  static Run interrupted(String experiment) {
    return of(experiment, 3, new Run.Outcome(Tutorial.PARTIAL, Optional.empty(), true));
  }

  private static Run of(String experiment, long seconds, Run.Outcome outcome, Verdict... verdicts) {
    return new Run(
        Run.SCHEMA,
        "20261128-120000-" + experiment,
        experiment,
        "8.1",
        "A demo",
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(seconds),
        1,
        "lab run " + experiment,
        outcome,
        new Run.Environment("", "", "", "", Map.of(), Map.of(), Map.of()),
        List.of(),
        List.of(),
        Stream.of(verdicts).map(EndedRuns::study).toList(),
        new Audit(Audit.State.CLEAN, List.of(), ""),
        Map.of());
  }

  private static StudyResult study(Verdict verdict) {
    return new StudyResult(
        "Draining", "It drops nothing.", verdict, "", Map.of(), List.of(), Map.of(), List.of());
  }
}
