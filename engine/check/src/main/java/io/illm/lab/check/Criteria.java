package io.illm.lab.check;

import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Holds a study's criteria to what was measured. */
public final class Criteria {

  private static final double CONFIDENCE = 0.95;

  private Criteria() {}

  /**
   * What criteria see: of each variant and measure its statistics, and its samples for {@code
   * ratio}. A statistic that is not a finite number is left out, so that no criterion passes on it.
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
                    statistics(
                        summary,
                        samples.getOrDefault(variant, Map.of()).getOrDefault(measure, List.of()))));
  }

  private static <V> Map<String, Object> mapped(
      Map<String, V> map, BiFunction<String, V, Object> body) {
    Map<String, Object> result = new HashMap<>();
    map.forEach((key, value) -> result.put(key, body.apply(key, value)));
    return result;
  }

  private static Map<String, Object> statistics(Summary summary, List<Double> samples) {
    Map<String, Object> map = new HashMap<>();
    map.put("n", (long) summary.n());
    map.put("samples", List.copyOf(samples));
    Map.of(
            "min", summary.min(),
            "median", summary.median(),
            "mean", summary.mean(),
            "max", summary.max(),
            "p95", summary.p95(),
            "lo", summary.lo(),
            "hi", summary.hi())
        .forEach((name, value) -> putFinite(map, name, value));
    return map;
  }

  private static void putFinite(Map<String, Object> map, String name, double value) {
    if (Double.isFinite(value)) {
      map.put(name, value);
    }
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
   * @param condition its compiled condition, see {@link Conditions#compileCriterion}
   * @param variables from {@link #variables}
   */
  public static Judgement judge(Condition condition, Map<String, Object> variables) {
    io.illm.lab.check.Verdict verdict = condition.evaluate(variables);
    return new Judgement(verdict(verdict), found(verdict, condition, variables));
  }

  private static Verdict verdict(io.illm.lab.check.Verdict verdict) {
    return switch (verdict) {
      case io.illm.lab.check.Verdict.Holds _ -> Verdict.VALIDATED;
      case io.illm.lab.check.Verdict.DoesNotHold _ -> Verdict.REFUTED;
      case io.illm.lab.check.Verdict.NoSuchThing _,
          io.illm.lab.check.Verdict.Failed _,
          io.illm.lab.check.Verdict.Unreadable _ ->
          Verdict.INSUFFICIENT;
    };
  }

  private static String found(
      io.illm.lab.check.Verdict verdict, Condition condition, Map<String, Object> variables) {
    return verdict.holds()
        ? condition.seen(variables) + noneBound(condition, variables)
        : verdict.because();
  }

  /** For a criterion about "none": how often it could still happen, given so few trials. */
  private static String noneBound(Condition condition, Map<String, Object> variables) {
    return condition instanceof MeasuredCondition criterion && criterion.aboutNone()
        ? criterion
            .trials(variables)
            .map(n ->
                "; none in %d trials: at most %.0f %% of trials (95 %%)"
                    .formatted(n, 100 * bound(n)))
            .orElse("")
        : "";
  }

  /** The largest share that shows nothing in n trials with a probability of 5 %. */
  private static double bound(long n) {
    return 1 - Math.pow(1 - CONFIDENCE, 1.0 / n);
  }
}
