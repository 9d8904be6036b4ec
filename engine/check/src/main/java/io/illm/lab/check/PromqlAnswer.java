package io.illm.lab.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The answer of Prometheus to a query. */
public sealed interface PromqlAnswer {

  /**
   * The series that matched; there may be none.
   *
   * @param series the series
   * @param warnings the warnings of Prometheus about the query
   */
  record Found(List<Series> series, List<String> warnings) implements PromqlAnswer {}

  /**
   * No series, because the query is wrong or Prometheus did not respond.
   *
   * @param because the reason, in one line
   */
  record Refused(String because) implements PromqlAnswer {}

  /**
   * A time series.
   *
   * @param labels the labels
   * @param samples the samples, in the order of time; an instant query gives one
   */
  record Series(Map<String, String> labels, List<Sample> samples) {}

  /**
   * A value at a time.
   *
   * @param at the time
   * @param value the value, which may be infinite or NaN
   */
  record Sample(Instant at, double value) {}
}
