package io.illm.lab.cli.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The experiments that are run within a time, and those that are left out.
 *
 * @param chosen the experiments to run, in their order
 * @param leftOut the experiments that there is no time for
 */
record VerifyPlan(List<Candidate> chosen, List<Candidate> leftOut) {

  /** The time that an experiment gets if none of its runs was published. */
  private static final Duration UNKNOWN = Duration.ofMinutes(5);

  /**
   * An experiment that could be run.
   *
   * @param experiment its name
   * @param measured when its published run began; empty if none was published
   * @param took how long that run took; empty if it is unknown
   */
  record Candidate(String experiment, Optional<Instant> measured, Optional<Duration> took) {

    /** Returns how long a run is expected to take. */
    Duration estimate() {
      return took.orElse(UNKNOWN);
    }
  }

  /**
   * Chooses the experiments with the oldest evidence first; those without any come before. An
   * experiment that takes longer than what is left is left out, and shorter ones after it still
   * have their chance.
   */
  static VerifyPlan of(List<Candidate> all, Duration budget) {
    List<Candidate> chosen = new ArrayList<>();
    List<Candidate> leftOut = new ArrayList<>();
    Duration left = budget;
    for (Candidate next : all.stream().sorted(oldestFirst()).toList()) {
      if (next.estimate().compareTo(left) <= 0) {
        chosen.add(next);
        left = left.minus(next.estimate());
      } else {
        leftOut.add(next);
      }
    }
    return new VerifyPlan(List.copyOf(chosen), List.copyOf(leftOut));
  }

  private static Comparator<Candidate> oldestFirst() {
    return Comparator.comparing((Candidate each) -> each.measured().orElse(Instant.MIN))
        .thenComparing(Candidate::experiment);
  }
}
