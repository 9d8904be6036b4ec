package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
 * @param proof what was seen of its ability to fail
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
    String message,
    Proof proof) {

  /** What a check showed before its step's commands: whether it is able to fail. */
  public enum Control {
    /** A clause of the condition was false on something that was there: proof. */
    FALSE,
    /** There was nothing to look at: weak. */
    ABSENT,
    /** Its {@code break} commands made a clause false on something that was there: proof. */
    BROKEN,
    /** It was not tried. */
    UNTRIED,
    /** It held before anything was done: it shows nothing, and fails the run. */
    ALREADY_HELD
  }

  /**
   * What was seen of a check's ability to fail.
   *
   * @param commands that broke it; empty where it was only tried before the step's commands
   * @param observed what it saw while a clause was false, as JSON, shortened where it is long
   * @param falseClauses the operands of the condition's outermost {@code &&} that were seen false
   *     on something that was there
   * @param neverFalse the operands that were not
   */
  public record Proof(
      String commands, String observed, List<String> falseClauses, List<String> neverFalse) {

    /** Nothing was tried. */
    public static final Proof NONE = new Proof("", "", List.of(), List.of());

    /** Whether a clause was seen false. */
    public boolean seen() {
      return !falseClauses.isEmpty();
    }

    /** What this proof and a later one have seen together. */
    public Proof and(Proof later) {
      Set<String> both = new LinkedHashSet<>(falseClauses);
      both.addAll(later.falseClauses());
      Set<String> never = new LinkedHashSet<>(neverFalse);
      never.addAll(later.neverFalse());
      never.removeAll(both);
      return new Proof(
          later.commands().isEmpty() ? commands : later.commands(),
          later.observed().isEmpty() ? observed : later.observed(),
          List.copyOf(both),
          List.copyOf(never));
    }
  }

  /**
   * The same result with what its {@code break} commands showed. Where they left nothing to look
   * at, the check is no stronger than before.
   */
  public CheckResult broken(Proof shown) {
    Control known = shown.seen() ? Control.BROKEN : control;
    return new CheckResult(
        name,
        proves,
        condition,
        watched,
        status,
        known,
        invariant,
        started,
        took,
        observed,
        message,
        proof.and(shown));
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
        why,
        proof);
  }

  /** Whether it has been shown able to fail. */
  public boolean proved() {
    return control == Control.FALSE || control == Control.BROKEN;
  }
}
