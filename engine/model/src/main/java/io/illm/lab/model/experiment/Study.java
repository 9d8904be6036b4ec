package io.illm.lab.model.experiment;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import java.util.List;
import java.util.Map;

/**
 * A hypothesis tested by repeated trials of variants.
 *
 * @param name its title
 * @param place of its name
 * @param hypothesis what it claims, in a sentence that a criterion could refute
 * @param variants its arms by name, in the order of the file
 * @param trials repetitions of each variant
 * @param setup titles of the steps that make a trial's fresh state
 * @param drive titles of the steps that a trial measures
 * @param measures what is measured in each trial, by the name that criteria use
 * @param criteria what must hold of the measures
 */
public record Study(
    String name,
    Place place,
    String hypothesis,
    Map<String, Variant> variants,
    int trials,
    List<String> setup,
    List<String> drive,
    Map<String, Measure> measures,
    List<Criterion> criteria) {

  /**
   * One arm of a study.
   *
   * @param name as criteria call it
   * @param env variables of the environment that its steps run with
   */
  public record Variant(String name, Map<String, String> env) {}

  /** Which value of a series is a trial's number. */
  public enum At {
    /** The one at the end of the drive. */
    END,
    /** The largest during the drive. */
    MAX,
    /** The average over the drive. */
    MEAN
  }

  /** How one number is taken from each trial. */
  public sealed interface Measure {

    /**
     * A statistic of the k6 Job that the trial ran.
     *
     * @param metric such as {@code http_req_duration}
     * @param statistic such as {@code p(99)}
     */
    record K6Statistic(String metric, String statistic) implements Measure {}

    /**
     * A number computed from an observation at the trial's end.
     *
     * @param observation what is looked at
     * @param value a CEL expression that gives a number
     */
    record Observed(Observation observation, Expression value) implements Measure {}

    /**
     * A number that Prometheus computes from the series of the trial.
     *
     * @param query in PromQL, giving one series; {@code $drive} stands for the drive's length
     * @param place where the query is written
     * @param at which of the trial's values is taken
     */
    record Promql(String query, Place place, At at) implements Measure {

      /** What stands for the drive's length, as in {@code increase(requests_total[$drive])}. */
      public static final String DRIVE = "$drive";

      /** Whether the query looks back over the whole drive, so that only its end has a value. */
      public boolean ofWholeDrive() {
        return query.contains(DRIVE);
      }
    }

    /** How long the drive's commands took, in seconds. */
    record DriveSeconds() implements Measure {}
  }

  /**
   * A condition on the measures of all trials.
   *
   * @param name a sentence that is true where the condition holds
   * @param place of its name
   * @param that the condition, in CEL, such as {@code drained.failed.max == 0}
   * @param proves ids of the roadmap's tasks
   */
  public record Criterion(String name, Place place, Expression that, List<String> proves) {}
}
