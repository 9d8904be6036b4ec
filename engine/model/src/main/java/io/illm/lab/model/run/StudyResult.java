package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What came of one study.
 *
 * @param name the study's title
 * @param hypothesis what it claims
 * @param verdict what the criteria say
 * @param reason why it is refuted, insufficient or not run; empty where validated
 * @param variants the arms' names with their environment, in the order of the file
 * @param trials in the order run
 * @param measures statistics by variant, then by measure
 * @param criteria each with what was found
 */
public record StudyResult(
    String name,
    String hypothesis,
    Verdict verdict,
    String reason,
    Map<String, Map<String, String>> variants,
    List<Trial> trials,
    Map<String, Map<String, Summary>> measures,
    List<CriterionResult> criteria) {

  /** Returns the number of trials of the variant that has fewest. */
  public long fewestTrials() {
    return variants.keySet().stream().mapToLong(this::trialsOf).min().orElse(0);
  }

  private long trialsOf(String variant) {
    return trials.stream().filter(trial -> trial.variant().equals(variant)).count();
  }

  /** What the evidence says of a hypothesis. */
  public enum Verdict {
    VALIDATED,
    REFUTED,
    INSUFFICIENT,
    /** No trial was run, because the tutorial failed or a step of the study can't run here. */
    NOT_RUN
  }

  /**
   * One repetition of a variant.
   *
   * @param number in the order run, from 1
   * @param variant the arm
   * @param valid whether its numbers count
   * @param reason why they don't; empty where valid
   * @param started when its setup began
   * @param took with its setup
   * @param measures the numbers by measure
   * @param steps its setup and drive
   * @param series requests over time, for plots; empty seconds where there was no load
   */
  public record Trial(
      int number,
      String variant,
      boolean valid,
      String reason,
      Instant started,
      Duration took,
      Map<String, Double> measures,
      List<StepResult> steps,
      Series series) {}

  /**
   * A trial over time: its load, what happened in the cluster, and what Prometheus saw.
   *
   * @param buckets in the order of time, one a second
   * @param marks events of the rollout
   * @param metrics measures of Prometheus over the drive
   */
  public record Series(List<Bucket> buckets, List<Mark> marks, List<Metric> metrics) {}

  /**
   * A measure of Prometheus over the drive.
   *
   * @param name the measure's name
   * @param points in the order of time
   */
  public record Metric(String name, List<Point> points) {}

  /**
   * One value of a metric.
   *
   * @param second from the first request, or from the drive's begin where there was no load
   * @param value may be infinite or not a number, as a query's may
   */
  public record Point(double second, double value) {}

  /**
   * One second of load.
   *
   * @param second from the first request
   * @param requests sent
   * @param failed of them
   * @param p99Millis the 99th percentile of their durations, in milliseconds
   */
  public record Bucket(int second, int requests, int failed, double p99Millis) {}

  /**
   * Something that happened during the load.
   *
   * @param second from the first request, with fractions; negative before it
   * @param text what happened
   */
  public record Mark(double second, String text) {}

  /**
   * The distribution of a measure over a variant's valid trials.
   *
   * @param n how many
   * @param min smallest
   * @param median the middle
   * @param mean the average
   * @param max largest
   * @param p95 the 95th percentile
   * @param lo lower bound of the median's 95 % confidence interval; NaN below six trials
   * @param hi upper bound of it
   */
  public record Summary(
      int n,
      double min,
      double median,
      double mean,
      double max,
      double p95,
      double lo,
      double hi) {}

  /**
   * What came of one criterion.
   *
   * @param name the criterion's sentence
   * @param proves ids of the roadmap's tasks that it claims
   * @param condition its CEL condition as written
   * @param verdict whether it holds
   * @param found the values that it was held against, in words, such as {@code drained.failed.max =
   *     0}
   */
  public record CriterionResult(
      String name,
      List<String> proves,
      String condition,
      Verdict verdict,
      String found,
      CheckResult.Control control) {}
}
