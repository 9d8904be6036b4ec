package io.illm.lab.check;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Distributions of samples whose median is known. */
@SuppressWarnings("ImmutableEnumChecker") // a formula does not change, though its type does not say
enum Draw {
  UNIFORM("uniform", 1.5, random -> 1 + random.nextDouble()),
  LOGNORMAL("log-normal", 1, random -> Math.exp(random.nextGaussian())),
  EXPONENTIAL("exponential", Math.log(2), SplittableRandom::nextExponential),
  /** One in ten is ten times as slow: 0.9 × Φ(m − 10) = 0.5. */
  SPIKES(
      "normal with spikes",
      10.13971,
      random -> (random.nextDouble() < 0.1 ? 100 : 10) + random.nextGaussian()),
  /** P(X ≤ 1) = 1 − e^(−2/3) is below a half, P(X ≤ 2) = 1 − 1/e above. */
  COUNTS("counts, many zeros and ties", 2, random -> Math.floor(3 * random.nextExponential()));

  private final String words;
  private final double median;
  private final ToDoubleFunction<SplittableRandom> one;

  Draw(String words, double median, ToDoubleFunction<SplittableRandom> one) {
    this.words = words;
    this.median = median;
    this.one = one;
  }

  String words() {
    return words;
  }

  double median() {
    return median;
  }

  List<Double> samples(int n, SplittableRandom random) {
    return Stream.generate(() -> one.applyAsDouble(random)).limit(n).toList();
  }

  /** Samples around a middle, with a fifth of noise. */
  static List<Double> noisy(int n, double middle, SplittableRandom random) {
    return Stream.generate(() -> middle * Math.exp(0.2 * random.nextGaussian())).limit(n).toList();
  }
}
