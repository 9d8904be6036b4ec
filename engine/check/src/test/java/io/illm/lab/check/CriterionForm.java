package io.illm.lab.check;

import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The forms of criteria in docs/guides/write-an-experiment.md, each at the edge of its claim. */
enum CriterionForm {
  LESS("ratio(a.m, b.m).hi < 1.0", "the arms are equal", 1, 0.999),
  MORE("ratio(a.m, b.m).lo > 1.0", "the arms are equal", 1, 1.001),
  NOT_MUCH_MORE("ratio(a.m, b.m).hi < 2.0", "a is twice b", 2, 1.999),
  ALIKE("ratio(a.m, b.m).lo > 0.8 && ratio(a.m, b.m).hi < 1.25", "a is 1.25 times b", 1.25, 1.249),
  APART("a.m.lo > b.m.hi", "the arms are equal", 1, 1.001),
  COSTS_LITTLE("a.m.hi - b.m.lo < 0.5", "a is b plus 0.5", 0.5, 0.499),
  BELOW("a.m.hi < MEDIAN", "that is the median of a", 1, 0.999),
  ABOVE("a.m.lo > MEDIAN", "that is the median of a", 1, 1.001),
  NONE("a.m.max == 0", "the rate is the bound that is told", 1, 1),
  ALWAYS("a.m.min > 0", "the rate of zeros is the bound that is told", 1, 1);

  private final String criterion;
  private final String truth;
  private final double justFalse;
  private final double justTrue;

  /**
   * A form.
   *
   * @param truth where it is just false
   * @param justFalse the size of a's effect there
   * @param justTrue an effect for which it just holds
   */
  CriterionForm(String criterion, String truth, double justFalse, double justTrue) {
    this.criterion = criterion;
    this.truth = truth;
    this.justFalse = justFalse;
    this.justTrue = justTrue;
  }

  String criterion(Draw draw) {
    return criterion.replace("MEDIAN", String.format(Locale.ROOT, "%.6f", draw.median()));
  }

  /** The truth under which a verdict is wrong. */
  String truth(Verdict wrong) {
    return wrong == Verdict.VALIDATED ? truth : "it just holds";
  }

  /**
   * How often a verdict may be wrong. A bound is wrong at one end with 2.5 % at most. A claim with
   * two ends can be refuted at either. Of "none" 95 % bounds are told.
   */
  double alpha(Verdict wrong) {
    boolean twoEnds = this == ALIKE && wrong == Verdict.REFUTED;
    return ofEvents() || twoEnds ? 0.05 : 0.025;
  }

  /** One event refutes "none" and "always" rightly. */
  Set<Verdict> wrong() {
    return ofEvents() ? Set.of(Verdict.VALIDATED) : Set.of(Verdict.VALIDATED, Verdict.REFUTED);
  }

  /** A count's median is a count itself: at that edge "below" is false, and "above" is. */
  List<Draw> draws() {
    return switch (this) {
      case NONE, ALWAYS -> List.of(Draw.COUNTS);
      case BELOW, ABOVE -> List.of(Draw.LOGNORMAL, Draw.SPIKES);
      case LESS, MORE, NOT_MUCH_MORE, ALIKE, APART, COSTS_LITTLE ->
          List.of(Draw.LOGNORMAL, Draw.SPIKES, Draw.COUNTS);
    };
  }

  /** The samples of arm a, for which a verdict is wrong. Those of b are the distribution's own. */
  List<Double> a(Draw draw, int n, Verdict wrong, SplittableRandom random) {
    double effect = wrong == Verdict.VALIDATED ? justFalse : justTrue;
    Stream<Double> plain = draw.samples(n, random).stream();
    return switch (this) {
      case LESS, MORE, NOT_MUCH_MORE, ALIKE, APART, BELOW, ABOVE ->
          plain.map(x -> effect * x).toList();
      case COSTS_LITTLE -> plain.map(x -> x + effect).toList();
      case NONE -> events(n, TruthTable.allowedBy(n), random);
      case ALWAYS -> events(n, 1 - TruthTable.allowedBy(n), random);
    };
  }

  private boolean ofEvents() {
    return this == NONE || this == ALWAYS;
  }

  private static List<Double> events(int n, double rate, SplittableRandom random) {
    return Stream.generate(() -> random.nextDouble() < rate ? 1.0 : 0.0).limit(n).toList();
  }
}
