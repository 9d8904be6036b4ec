package io.illm.lab.runner.study;

import io.illm.lab.check.Condition;
import io.illm.lab.check.Conditions;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.experiment.Study.Variant;
import io.illm.lab.model.run.StudyResult.Trial;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A study of two variants, {@code a} and {@code b}, with one measure, {@code failed}. */
final class SampleStudy {

  private static final Place PLACE = Place.startOf(Path.of("experiment.yaml"));

  private SampleStudy() {}

  /** With one criterion. */
  static Study of(String criterion) {
    Map<String, Variant> variants = new LinkedHashMap<>();
    variants.put("a", new Variant("a", Map.of()));
    variants.put("b", new Variant("b", Map.of()));
    return new Study(
        "Losing",
        PLACE,
        "a loses fewer than b",
        variants,
        6,
        List.of(),
        List.of("Drive"),
        Map.of("failed", new Measure.DriveSeconds()),
        List.of(new Criterion("it holds", PLACE, new Expression(criterion, PLACE), List.of())));
  }

  /** Its conditions. */
  static Map<Criterion, Condition> conditions(Study study) {
    Criterion criterion = study.criteria().getFirst();
    Set<String> measures = study.measures().keySet();
    Faults faults = new Faults();
    Condition condition =
        new Conditions()
            .compileCriterion(criterion.that(), Map.of("a", measures, "b", measures), faults);
    faults.throwIfAny();
    return Map.of(criterion, condition);
  }

  static Trial valid(int number, String variant, double failed) {
    return trial(number, variant, "", Map.of("failed", failed));
  }

  static Trial invalid(int number, String variant, String reason) {
    return trial(number, variant, reason, Map.of());
  }

  private static Trial trial(
      int number, String variant, String reason, Map<String, Double> measures) {
    return new Trial(
        number,
        variant,
        reason.isEmpty(),
        reason,
        Instant.EPOCH,
        Duration.ZERO,
        measures,
        List.of(),
        TrialRunner.empty());
  }
}
