package io.illm.lab.check;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What Prometheus answered to a query. */
public sealed interface PromqlAnswer {

  /**
   * Series, none of them where nothing matched.
   *
   * @param series what matched
   * @param warnings what Prometheus wants to be known of it
   */
  record Found(List<Series> series, List<String> warnings) implements PromqlAnswer {}

  /**
   * No answer: the query is wrong, or Prometheus can't be reached.
   *
   * @param because in one line
   */
  record Refused(String because) implements PromqlAnswer {}

  /**
   * One series.
   *
   * @param labels its labels
   * @param samples in the order of time: one of an instant query
   */
  record Series(Map<String, String> labels, List<Sample> samples) {}

  /**
   * One value.
   *
   * @param at when
   * @param value may be infinite or not a number
   */
  record Sample(Instant at, double value) {}
}
