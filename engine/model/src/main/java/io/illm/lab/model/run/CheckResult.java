package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one check.
 *
 * @param name the check's sentence
 * @param proves ids of the roadmap's tasks that it claims
 * @param condition its CEL condition as written
 * @param watched what it looked at, in words, such as {@code deployment/storefront}
 * @param status whether the condition came to hold, and stayed
 * @param control what it showed before its step's commands
 * @param invariant whether it was watched to the end
 * @param started when it was first looked at after the commands
 * @param took until it held, or until its deadline
 * @param observed the last answer, as JSON, shortened where it is long; of a violated invariant
 *     what was seen when it broke
 * @param message what was seen instead, with the events and logs that explain it; empty where it
 *     held
 * @param watch how an invariant was watched; empty for other checks, and where its watch never
 *     began
 */
public record CheckResult(
    String name,
    List<String> proves,
    String condition,
    String watched,
    Status status,
    Control control,
    boolean invariant,
    Instant started,
    Duration took,
    String observed,
    String message,
    Optional<Watch> watch) {

  /** What came of a check. Only {@link #PASSED} proves something. */
  public enum Status {
    /** The condition was seen to hold, and to stay. */
    PASSED,
    /** The condition was seen not to hold. */
    FAILED,
    /** Nothing answered by the deadline, so that nothing is known. Its step fails. */
    UNREADABLE,
    /** An invariant held when it was seen, but was not seen often enough. */
    UNPROVED,
    /** It was not looked at. */
    NOT_RUN
  }

  /** What a check showed before its step's commands: whether it is able to fail. */
  public enum Control {
    /** The condition was false on what was there: proof. */
    FALSE,
    /** There was nothing to look at: weak. */
    ABSENT,
    /** Nothing answered: it shows nothing. */
    UNREADABLE,
    /** {@code lab prove} turned it red by its {@code break} commands: proof. */
    BROKEN,
    /** It was not tried. */
    UNTRIED,
    /** It held before anything was done: it shows nothing, and fails the run. */
    ALREADY_HELD
  }

  /**
   * How an invariant was watched.
   *
   * @param answers how many looks were answered
   * @param unreadable how many looks were not
   * @param longestGap the longest time between two answers
   * @param ended when the watch ended
   * @param brokeDuring the step during which it was first seen not to hold; empty where it never
   *     was
   */
  public record Watch(
      int answers,
      int unreadable,
      Duration longestGap,
      Instant ended,
      Optional<String> brokeDuring) {}

  /** Whether it ended its step: it doesn't hold, or can't be seen. */
  public boolean failed() {
    return status == Status.FAILED || status == Status.UNREADABLE;
  }

  /** The same result with what is known of its ability to fail. */
  public CheckResult with(Control known) {
    return new CheckResult(
        name, proves, condition, watched, status, known, invariant, started, took, observed,
        message, watch);
  }

  /** The same result, failed after all. */
  public CheckResult violated(String why) {
    return ended(Status.FAILED, observed, why, watch);
  }

  /** The same result of an invariant whose watch has ended. */
  public CheckResult watched(Status end, String seen, String why, Watch how) {
    return ended(end, seen, why, Optional.of(how));
  }

  private CheckResult ended(Status end, String seen, String why, Optional<Watch> how) {
    return new CheckResult(
        name, proves, condition, watched, end, control, invariant, started, took, seen, why, how);
  }

  /** Whether it has been shown able to fail. */
  public boolean proved() {
    return control == Control.FALSE || control == Control.BROKEN;
  }
}
