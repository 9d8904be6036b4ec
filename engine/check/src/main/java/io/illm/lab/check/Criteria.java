package io.illm.lab.check;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.RateBound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Evaluates a study's criteria on the measurements. */
public final class Criteria {

  private Criteria() {}

  /**
   * Returns the values for criteria: the statistics of each measure, and its samples for {@code
   * ratio}. An unknown statistic is missing, so that no criterion holds because of it.
   *
   * @param summaries the statistics, by variant and then by measure
   * @param samples the numbers, by variant and then by measure, in the order of the trials. A
   *     missing number and that of an invalid trial are NaN, so that the trials of a pair stay
   *     together
   */
  public static Map<String, Object> variables(
      Map<String, Map<String, Summary>> summaries, Map<String, Map<String, List<Double>>> samples) {
    return mapped(
        summaries,
        (variant, measures) ->
            mapped(
                measures,
                (measure, summary) ->
                    MeasureValues.of(
                        summary,
                        samples.getOrDefault(variant, Map.of()).getOrDefault(measure, List.of()))));
  }

  private static <V> Map<String, Object> mapped(
      Map<String, V> map, BiFunction<String, V, Object> body) {
    Map<String, Object> result = new HashMap<>();
    map.forEach((key, value) -> result.put(key, body.apply(key, value)));
    return result;
  }

  /**
   * The result of a criterion.
   *
   * @param verdict the verdict
   * @param found the values that the criterion names, in words
   */
  public record Judgement(Verdict verdict, String found) {}

  /**
   * Evaluates one criterion.
   *
   * <p>If the criterion holds, the verdict is {@code VALIDATED}. If it is false, it is evaluated
   * again with the bounds of each interval ({@code lo} and {@code hi}) exchanged. If it is false
   * again, the verdict is {@code REFUTED}. Otherwise the verdict is {@code INSUFFICIENT}, because
   * missing evidence for a claim does not disprove it.
   *
   * @param condition the criterion's compiled condition, see {@link Conditions#compileCriterion}
   * @param variables the result of {@link #variables}
   */
  public static Judgement judge(Condition condition, Map<String, Object> variables) {
    return switch (condition.evaluate(variables)) {
      case io.illm.lab.check.Verdict.Holds _ ->
          new Judgement(
              Verdict.VALIDATED, condition.seen(variables) + boundOfNone(condition, variables));
      case io.illm.lab.check.Verdict.DoesNotHold(String because) ->
          condition.evaluate(MeasureValues.exchanged(variables))
                  instanceof io.illm.lab.check.Verdict.DoesNotHold
              ? new Judgement(Verdict.REFUTED, because)
              : new Judgement(
                  Verdict.INSUFFICIENT,
                  because + "; at the other end of the interval it would hold");
      case io.illm.lab.check.Verdict.Missing(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
      case io.illm.lab.check.Verdict.Failed(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
      case io.illm.lab.check.Verdict.Unreadable(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
    };
  }

  /**
   * Returns a note for a criterion that claims that something never happened: the upper bound of
   * its rate, given the number of trials. Empty for other criteria.
   */
  private static String boundOfNone(Condition condition, Map<String, Object> variables) {
    return condition instanceof MeasuredCondition criterion
        ? criterion
            .trialsWithNone(variables)
            .map(n ->
                "; none in %d %s: at most %.0f %% of trials (95 %%)"
                    .formatted(n, n == 1 ? "trial" : "trials", 100 * RateBound.upper(0, n)))
            .orElse("")
        : "";
  }
}
