package io.illm.lab.check;

import io.illm.lab.model.statistics.SignTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition on measures. It is not evaluated if a measure that it names has no valid sample, or
 * too few for the bound that it uses. Then the verdict is {@link Verdict.Missing}.
 *
 * @param condition the condition
 * @param uses the measures that it names
 * @param nones the measures that it may claim to be always zero, see {@link NoneClaim}
 */
record MeasuredCondition(Condition condition, List<MeasureUse> uses, List<MeasureUse> nones)
    implements DerivedCondition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    return uses.stream()
        .flatMap(use -> insufficiency(use, variables).stream())
        .<Verdict>map(Verdict.Missing::new)
        .findFirst()
        .orElseGet(() -> condition.evaluate(variables));
  }

  private static Optional<String> insufficiency(MeasureUse use, Map<String, Object> variables) {
    long valid = number(use, "n", variables).orElse(0.0).longValue();
    if (valid == 0) {
      return Optional.of(use + " has no valid samples");
    }
    return use.ofBound() && valid < SignTest.FEWEST
        ? Optional.of(
            "%s has %d valid %s, and `%s` needs %d"
                .formatted(
                    use, valid, valid == 1 ? "trial" : "trials", use.statistic(), SignTest.FEWEST))
        : Optional.empty();
  }

  private static Optional<Double> number(
      MeasureUse use, String statistic, Map<String, Object> variables) {
    return variables.get(use.variant()) instanceof Map<?, ?> variant
            && variant.get(use.measure()) instanceof Map<?, ?> measure
            && measure.get(statistic) instanceof Double number
        ? Optional.of(number)
        : Optional.empty();
  }

  /**
   * Returns the number of valid trials for a claim that something never happened: the smallest
   * number among the measures whose {@code max} is 0. Empty if there is no such claim.
   */
  Optional<Long> trialsWithNone(Map<String, Object> variables) {
    return nones.stream()
        .filter(use -> number(use, "max", variables).filter(max -> max == 0).isPresent())
        .flatMap(use -> number(use, "n", variables).stream())
        .map(Double::longValue)
        .min(Long::compare);
  }
}
