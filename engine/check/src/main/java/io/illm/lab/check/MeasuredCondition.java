package io.illm.lab.check;

import io.illm.lab.model.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A condition on measures. Where a measure that it names has no valid sample it says nothing,
 * however the rest of it reads.
 */
record MeasuredCondition(Condition condition, List<MeasureUse> measures) implements Condition {

  @Override
  public Verdict evaluate(Map<String, Object> variables) {
    Optional<Verdict> missing =
        measures.stream()
            .filter(use -> !valid(use, variables))
            .<Verdict>map(use -> new Verdict.NoSuchThing(use + " has no valid samples"))
            .findFirst();
    return missing.orElseGet(() -> explainFew(condition.evaluate(variables), variables));
  }

  private Verdict explainFew(Verdict verdict, Map<String, Object> variables) {
    boolean few =
        measures.stream().anyMatch(use -> samples(use, variables).size() < PairedRatio.FEWEST);
    return verdict instanceof Verdict.NoSuchThing(String because)
            && expression().text().contains("ratio(")
            && few
        ? new Verdict.NoSuchThing(
            because + " (an interval needs %d pairs of trials)".formatted(PairedRatio.FEWEST))
        : verdict;
  }

  private static boolean valid(MeasureUse use, Map<String, Object> variables) {
    return measure(use, variables)
        .filter(m -> m.get("n") instanceof Number n && n.longValue() > 0)
        .filter(m -> m.containsKey("median"))
        .isPresent();
  }

  private static List<?> samples(MeasureUse use, Map<String, Object> variables) {
    Optional<Object> samples = measure(use, variables).map(m -> m.get("samples"));
    return samples.isPresent() && samples.get() instanceof List<?> list ? list : List.of();
  }

  private static Optional<Map<?, ?>> measure(MeasureUse use, Map<String, Object> variables) {
    return variables.get(use.variant()) instanceof Map<?, ?> variant
            && variant.get(use.measure()) instanceof Map<?, ?> measure
        ? Optional.of(measure)
        : Optional.empty();
  }

  @Override
  public List<Clause> clauses(Map<String, Object> variables) {
    return condition.clauses(variables);
  }

  @Override
  public Expression expression() {
    return condition.expression();
  }

  @Override
  public String explain(Map<String, Object> variables) {
    return condition.explain(variables);
  }

  @Override
  public String seen(Map<String, Object> variables) {
    return condition.seen(variables);
  }

  /** Whether it claims that something never happened: a largest value of zero. */
  boolean aboutNone() {
    return expression().text().matches("(?s).*\\.max\\s*(==|<=)\\s*0(\\.0*)?(?![\\d.]).*");
  }

  /** The fewest valid trials of a measure it names. */
  Optional<Long> trials(Map<String, Object> variables) {
    return measures.stream()
        .flatMap(use -> measure(use, variables).stream())
        .map(m -> m.get("n") instanceof Long n ? n : 0L)
        .filter(n -> n > 0)
        .min(Long::compare);
  }
}
