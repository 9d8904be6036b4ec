package io.illm.lab.runner.study;

import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.run.StudyResult.Trial;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trials of a study so far.
 *
 * @param study the study
 * @param planned the number of planned trials
 * @param trials the trials that have run, in order
 * @param ended the reason why no more trials are run; empty if the study was not ended early
 */
record StudyTrials(Study study, int planned, List<Trial> trials, Optional<String> ended) {

  /** Returns the state before the first trial. */
  static StudyTrials none(Study study, int planned) {
    return new StudyTrials(study, planned, List.of(), Optional.empty());
  }

  /** Returns this state with one more trial. */
  StudyTrials with(Trial trial) {
    return new StudyTrials(
        study, planned, Stream.concat(trials.stream(), Stream.of(trial)).toList(), ended);
  }

  /** Returns this state for a study that ends before all trials have run. */
  StudyTrials endedBy(String fault) {
    return new StudyTrials(study, planned, trials, Optional.of(fault));
  }

  /**
   * Returns the reason why these trials allow neither {@code VALIDATED} nor {@code REFUTED}; empty
   * if they allow a verdict.
   */
  Optional<String> insufficiency() {
    if (ended.isPresent()) {
      return ended.map(fault ->
          "the study ended after trial %d of %d: %s".formatted(trials.size(), planned, fault));
    }
    List<Trial> invalid = trials.stream().filter(trial -> !trial.valid()).toList();
    if (!invalid.isEmpty()) {
      return Optional.of(words(invalid));
    }
    return trials.size() < planned
        ? Optional.of("only %d of %d trials ran".formatted(trials.size(), planned))
        : Optional.empty();
  }

  private static String words(List<Trial> invalid) {
    Trial first = invalid.getFirst();
    int more = invalid.size() - 1;
    return "trial %d (%s) is invalid: %s%s"
        .formatted(
            first.number(),
            first.variant(),
            first.reason(),
            more == 0 ? "" : ", and %d more %s invalid".formatted(more, more == 1 ? "is" : "are"));
  }
}
