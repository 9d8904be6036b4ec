package io.illm.lab.check;

import io.illm.lab.check.TruthRow.Claim;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.PairedRatio;
import io.illm.lab.model.statistics.RateBound;
import io.illm.lab.model.statistics.SignTest;
import io.illm.lab.model.statistics.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds intervals and verdicts to a truth that is known, because the samples are drawn from known
 * distributions. Every row has a goal.
 *
 * @param rows the rows, in the order shown
 */
record TruthTable(List<TruthRow> rows) {

  private static final List<Integer> SIZES = List.of(6, 8, 10, 12, 20);
  private static final Map<String, Set<String>> KNOWN = Map.of("a", Set.of("m"), "b", Set.of("m"));

  /**
   * Computes the table.
   *
   * @param intervals how many intervals are drawn for each row on coverage
   * @param studies how many studies are drawn for each row on verdicts
   */
  static TruthTable of(int intervals, int studies, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TruthRow> rows = new ArrayList<>();
    for (Draw draw : Draw.values()) {
      SIZES.forEach(n -> rows.add(coverageOfMedian(draw, n, intervals, random)));
    }
    for (Draw draw : Draw.values()) {
      SIZES.forEach(n -> rows.add(coverageOfRatio(draw, n, intervals, random)));
    }
    for (CriterionForm form : CriterionForm.values()) {
      for (Draw draw : form.draws()) {
        List.of(6, 10).forEach(n -> rows.addAll(alarms(form, draw, n, studies, random)));
      }
    }
    rows.add(power(studies, random));
    return new TruthTable(List.copyOf(rows));
  }

  private static TruthRow coverageOfMedian(Draw draw, int n, int times, SplittableRandom random) {
    double truth = draw.median();
    long covered =
        count(
            times,
            () -> {
              Summary summary = Statistics.summarise(draw.samples(n, random));
              return summary.lo() <= truth && truth <= summary.hi();
            });
    return new TruthRow(
        "the median is in [lo, hi]; the sign test's interval covers it with %.2f %%"
            .formatted(100 * SignTest.coverage(n)),
        draw.words(),
        n,
        Claim.atLeast(0.95),
        covered,
        times);
  }

  private static TruthRow coverageOfRatio(Draw draw, int n, int times, SplittableRandom random) {
    long covered =
        count(
            times,
            () -> {
              PairedRatio ratio = PairedRatio.of(draw.samples(n, random), draw.samples(n, random));
              return ratio.lo() <= 1 && 1 <= ratio.hi();
            });
    return new TruthRow(
        "ratio(a, b) of equal arms has 1 in [lo, hi]",
        draw.words(),
        n,
        Claim.atLeast(0.95),
        covered,
        times);
  }

  /**
   * The truth is at the edge of what the criterion claims, on the side where a verdict is wrong.
   */
  private static List<TruthRow> alarms(
      CriterionForm form, Draw draw, int n, int studies, SplittableRandom random) {
    return Stream.of(Verdict.VALIDATED, Verdict.REFUTED)
        .filter(form.wrong()::contains)
        .map(wrong -> alarm(form, draw, n, wrong, studies, random))
        .toList();
  }

  private static TruthRow alarm(
      CriterionForm form, Draw draw, int n, Verdict wrong, int studies, SplittableRandom random) {
    Condition condition = Cel.criterion(form.criterion(draw), KNOWN);
    long seen =
        count(
            studies,
            () -> {
              List<Double> a = form.a(draw, n, wrong, random);
              return judge(condition, a, draw.samples(n, random)) == wrong;
            });
    String what =
        "`%s` where %s: wrongly %s"
            .formatted(
                form.criterion(draw),
                form.truth(wrong),
                wrong == Verdict.VALIDATED ? "validated" : "refuted");
    return new TruthRow(what, draw.words(), n, Claim.atMost(form.alpha(wrong)), seen, studies);
  }

  /** What never raised an alarm because it never said anything would be of no use. */
  private static TruthRow power(int studies, SplittableRandom random) {
    Condition condition = Cel.criterion("ratio(a.m, b.m).hi < 1.0", KNOWN);
    long seen =
        count(
            studies,
            () -> {
              List<Double> a = Draw.noisy(6, 0.5, random);
              return judge(condition, a, Draw.noisy(6, 1, random)) == Verdict.VALIDATED;
            });
    return new TruthRow(
        "`ratio(a.m, b.m).hi < 1.0` where a is half of b: validated",
        "20 % of noise",
        6,
        Claim.atLeast(0.95),
        seen,
        studies);
  }

  private static Verdict judge(Condition condition, List<Double> a, List<Double> b) {
    Map<String, Map<String, List<Double>>> samples =
        Map.of("a", Map.of("m", a), "b", Map.of("m", b));
    Map<String, Map<String, Summary>> summaries =
        Map.of(
            "a", Map.of("m", Statistics.summarise(a)), "b", Map.of("m", Statistics.summarise(b)));
    return Criteria.judge(condition, Criteria.variables(summaries, samples)).verdict();
  }

  private static long count(int times, Supplier<Boolean> trial) {
    return Stream.generate(trial).limit(times).filter(Boolean::booleanValue).count();
  }

  /** The rate at which an event that must not happen is still allowed by n trials without it. */
  static double allowedBy(int n) {
    return RateBound.upper(0, n);
  }

  /** The rows that miss their goal. */
  List<TruthRow> missed() {
    return rows.stream().filter(row -> !row.met()).toList();
  }

  /** The table in Markdown. */
  String markdown() {
    return Stream.concat(
            Stream.of(
                "| what | samples | n | found | goal | |", "| --- | --- | --- | --- | --- | --- |"),
            rows.stream().map(TruthRow::markdown))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
