package io.illm.lab.check;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * One row of the truth table: how often something was seen, and how often it should be.
 *
 * @param what it is
 * @param samples the distribution that samples were drawn from
 * @param n how many samples of each arm
 * @param claim the goal
 * @param seen how often it was seen
 * @param times how often it could have been
 */
record TruthRow(String what, String samples, int n, Claim claim, long seen, int times) {

  /** Chance alone makes one row in a thousand miss its goal. */
  private static final double CHANCE = 0.001;

  /** A goal for a rate. */
  sealed interface Claim {

    /** The rate is at least this. */
    record AtLeast(double rate) implements Claim {}

    /** The rate is at most this. */
    record AtMost(double rate) implements Claim {}

    static Claim atLeast(double rate) {
      return new AtLeast(rate);
    }

    static Claim atMost(double rate) {
      return new AtMost(rate);
    }
  }

  /** Whether the goal is met, or missed by no more than chance explains. */
  boolean met() {
    return switch (claim) {
      case Claim.AtLeast(double rate) ->
          seen >= BinomialDistribution.of(times, rate).inverseCumulativeProbability(CHANCE);
      case Claim.AtMost(double rate) ->
          seen <= BinomialDistribution.of(times, rate).inverseSurvivalProbability(CHANCE);
    };
  }

  String markdown() {
    return "| %s | %s | %d | %s | %s | %s |"
        .formatted(
            what.replace("|", "\\|"),
            samples,
            n,
            percent((double) seen / times),
            goal(),
            outcome());
  }

  private String outcome() {
    double found = (double) seen / times;
    boolean reached =
        switch (claim) {
          case Claim.AtLeast(double rate) -> found >= rate;
          case Claim.AtMost(double rate) -> found <= rate;
        };
    return reached ? "met" : met() ? "within chance" : "**missed**";
  }

  private String goal() {
    return switch (claim) {
      case Claim.AtLeast(double rate) -> "≥ " + percent(rate);
      case Claim.AtMost(double rate) -> "≤ " + percent(rate);
    };
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }
}
