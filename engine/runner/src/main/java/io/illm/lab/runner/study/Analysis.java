package io.illm.lab.runner.study;

import io.illm.lab.check.Condition;
import io.illm.lab.check.Criteria;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.experiment.Study.Criterion;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.CriterionResult;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Computes the statistics, the criteria and the verdict of a study from its trials. */
final class Analysis {

  private final Study study;
  private final Map<Criterion, Condition> conditions;

  Analysis(Study study, Map<Criterion, Condition> conditions) {
    this.study = study;
    this.conditions = conditions;
  }

  StudyResult of(StudyTrials trials) {
    Map<String, Map<String, List<Double>>> samples = samples(trials.trials());
    Map<String, Map<String, Summary>> summaries = summaries(samples);
    Map<String, Object> variables = Criteria.variables(summaries, samples);
    Optional<String> insufficiency = trials.insufficiency();
    List<CriterionResult> criteria =
        study.criteria().stream().map(c -> judge(c, variables, insufficiency)).toList();
    return new StudyResult(
        study.name(),
        study.hypothesis(),
        Verdicts.of(criteria),
        insufficiency.orElseGet(() -> Verdicts.reason(criteria)),
        environments(study),
        trials.trials(),
        summaries,
        criteria);
  }

  /** Returns the result of a study of which no trial was run. */
  static StudyResult notRun(Study study, String reason) {
    return new StudyResult(
        study.name(),
        study.hypothesis(),
        Verdict.NOT_RUN,
        reason,
        environments(study),
        List.of(),
        Map.of(),
        study.criteria().stream()
            .map(criterion -> result(criterion, Verdict.NOT_RUN, reason, Control.UNTRIED))
            .toList());
  }

  private CriterionResult judge(
      Criterion criterion, Map<String, Object> variables, Optional<String> insufficiency) {
    Condition condition = Objects.requireNonNull(conditions.get(criterion), criterion.name());
    Criteria.Judgement judged = Criteria.judge(condition, variables);
    return result(
        criterion,
        insufficiency.isPresent() ? Verdict.INSUFFICIENT : judged.verdict(),
        judged.found() + insufficiency.map(why -> "; " + why).orElse(""),
        control(condition, variables));
  }

  private static CriterionResult result(
      Criterion criterion, Verdict verdict, String found, Control control) {
    return new CriterionResult(
        criterion.name(), criterion.proves(), criterion.that().text(), verdict, found, control);
  }

  /**
   * Tests whether a criterion can fail. It evaluates the criterion on the same data with the names
   * of the arms exchanged. A criterion that holds for all tested exchanges says nothing about the
   * arms.
   */
  private Control control(Condition condition, Map<String, Object> variables) {
    List<String> names = new ArrayList<>(study.variants().keySet());
    for (int shift = 1; shift < names.size(); shift++) {
      List<String> exchanged = new ArrayList<>(names);
      Collections.rotate(exchanged, shift);
      Map<String, Object> relabelled = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        relabelled.put(names.get(i), variables.getOrDefault(exchanged.get(i), Map.of()));
      }
      if (!condition.evaluate(relabelled).holds()) {
        return Control.FALSE;
      }
    }
    return Control.UNTRIED;
  }

  private Map<String, Map<String, List<Double>>> samples(List<Trial> trials) {
    Map<String, Map<String, List<Double>>> samples = new LinkedHashMap<>();
    for (String variant : study.variants().keySet()) {
      Map<String, List<Double>> measures = new LinkedHashMap<>();
      for (String measure : study.measures().keySet()) {
        measures.put(
            measure,
            trials.stream()
                .filter(trial -> trial.variant().equals(variant))
                .map(trial -> number(trial, measure))
                .toList());
      }
      samples.put(variant, measures);
    }
    return samples;
  }

  /**
   * Returns a trial's number for a measure; NaN if the trial is invalid or has none. An invalid
   * trial keeps its place, so that the trials of a pair stay together.
   */
  private static double number(Trial trial, String measure) {
    return trial.valid() ? trial.measures().getOrDefault(measure, Double.NaN) : Double.NaN;
  }

  private static Map<String, Map<String, Summary>> summaries(
      Map<String, Map<String, List<Double>>> samples) {
    Map<String, Map<String, Summary>> summaries = new LinkedHashMap<>();
    samples.forEach((variant, measures) -> {
      Map<String, Summary> ofVariant = new LinkedHashMap<>();
      measures.forEach((measure, numbers) ->
          ofVariant.put(
              measure,
              Statistics.summarise(numbers.stream().filter(number -> !number.isNaN()).toList())));
      summaries.put(variant, ofVariant);
    });
    return summaries;
  }

  private static Map<String, Map<String, String>> environments(Study study) {
    Map<String, Map<String, String>> environments = new LinkedHashMap<>();
    study.variants().forEach((name, variant) -> environments.put(name, variant.env()));
    return environments;
  }
}
