package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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
 * @param observed the last observation, as JSON, shortened where it is long
 * @param message what was seen instead, with the events and logs that explain it; empty where it
 *     held
 */
public record CheckResult(
    String name,
    List<String> proves,
    String condition,
    String watched,
    StepResult.Status status,
    Control control,
    boolean invariant,
    Instant started,
    Duration took,
    String observed,
    String message) {

  /** What a check showed before its step's commands: whether it is able to fail. */
  public enum Control {
    /** The condition was false on what was there: proof. */
    FALSE,
    /** There was nothing to look at: weak. */
    ABSENT,
    /** {@code lab prove} turned it red by its {@code break} commands: proof. */
    BROKEN,
    /** It was not tried. */
    UNTRIED,
    /** It held before anything was done: it shows nothing, and fails the run. */
    ALREADY_HELD
  }

  /** The same result with what is known of its ability to fail. */
  public CheckResult with(Control known) {
    return new CheckResult(
        name, proves, condition, watched, status, known, invariant, started, took, observed,
        message);
  }

  /** The same result, failed after all. */
  public CheckResult violated(String why) {
    return new CheckResult(
        name,
        proves,
        condition,
        watched,
        StepResult.Status.FAILED,
        control,
        invariant,
        started,
        took,
        observed,
        why);
  }

  /** Whether it has been shown able to fail. */
  public boolean proved() {
    return control == Control.FALSE || control == Control.BROKEN;
  }
}
