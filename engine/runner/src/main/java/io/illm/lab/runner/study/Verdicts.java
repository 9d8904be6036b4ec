package io.illm.lab.runner.study;

import io.illm.lab.model.run.StudyResult.CriterionResult;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.List;

/**
 * Combines the verdicts of criteria. One refuted criterion refutes the study. Otherwise one
 * criterion without enough evidence makes it insufficient.
 */
final class Verdicts {

  private Verdicts() {}

  static Verdict of(List<CriterionResult> criteria) {
    if (criteria.stream().anyMatch(criterion -> criterion.verdict() == Verdict.REFUTED)) {
      return Verdict.REFUTED;
    }
    return criteria.stream().allMatch(criterion -> criterion.verdict() == Verdict.VALIDATED)
        ? Verdict.VALIDATED
        : Verdict.INSUFFICIENT;
  }

  static String reason(List<CriterionResult> criteria) {
    return criteria.stream()
        .filter(criterion -> criterion.verdict() != Verdict.VALIDATED)
        .findFirst()
        .map(criterion -> "`" + criterion.name() + "`: " + criterion.found())
        .orElse("");
  }
}
