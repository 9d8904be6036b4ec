package io.illm.lab.check;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.RateBound;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Holds a study's criteria to what was measured. */
public final class Criteria {

  private Criteria() {}

  /**
   * Gives the values that criteria see: the statistics of each measure, and its samples for {@code
   * ratio}. A statistic that isn't known is missing, so that no criterion passes on it.
   *
   * @param summaries by variant, then by measure
   * @param samples of the valid trials by variant, then by measure, in the order of the trials; a
   *     trial's missing number is NaN, so that pairs stay pairs
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
   * What a criterion came to.
   *
   * @param verdict whether it holds
   * @param found the values that it was held against, in words
   */
  public record Judgement(Verdict verdict, String found) {}

  /**
   * Judges one criterion.
   *
   * <p>It is validated where it holds. It is refuted where it is false, and stays false with each
   * bound of an interval ({@code lo}, {@code hi}) exchanged for the other. Between the two the
   * evidence is insufficient: what isn't shown isn't thereby shown to be false.
   *
   * @param condition its compiled condition, see {@link Conditions#compileCriterion}
   * @param variables from {@link #variables}
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
      case io.illm.lab.check.Verdict.NoSuchThing(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
      case io.illm.lab.check.Verdict.Failed(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
      case io.illm.lab.check.Verdict.Unreadable(String because) ->
          new Judgement(Verdict.INSUFFICIENT, because);
    };
  }

  /** For a criterion about "none": how often it could still happen, given so few trials. */
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
