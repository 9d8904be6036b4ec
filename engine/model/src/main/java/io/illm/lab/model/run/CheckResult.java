package io.illm.lab.model.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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
 * @param observed the last answer, as JSON, shortened where it is long; of a violated invariant
 *     what was seen when it broke
 * @param message what was seen instead, with the events and logs that explain it; empty where it
 *     held
 * @param proof what was seen of its ability to fail
 * @param watch how an invariant was watched; empty for other checks, and where its watch never
 *     began
 * @param emulatedBy what it was held against in place of a cloud's service; empty where it was held
 *     against the real thing
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
    Proof proof,
    Optional<Watch> watch,
    String emulatedBy) {

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
    /** A clause of the condition was false on something that was there: proof. */
    FALSE,
    /** There was nothing to look at: weak. */
    ABSENT,
    /** Nothing answered: it shows nothing. */
    UNREADABLE,
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
    return shownBy(shown.seen() ? Control.BROKEN : control, proof.and(shown));
  }

  /** The same result with another control and its proof. */
  public CheckResult shownBy(Control otherControl, Proof otherProof) {
    return with(status, otherControl, observed, message, otherProof, watch);
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

  private CheckResult with(
      Status end, Control known, String seen, String why, Proof shown, Optional<Watch> how) {
    return new CheckResult(
        name,
        proves,
        condition,
        watched,
        end,
        known,
        invariant,
        started,
        took,
        seen,
        why,
        shown,
        how,
        emulatedBy);
  }

  /** The same result, failed after all. */
  public CheckResult violated(String why) {
    return with(Status.FAILED, control, observed, why, proof, watch);
  }

  /** The same result of an invariant whose watch has ended. */
  public CheckResult watched(Status end, String seen, String why, Watch how) {
    return with(end, control, seen, why, proof, Optional.of(how));
  }

  /** Whether it has been shown able to fail. */
  public boolean proved() {
    return control == Control.FALSE || control == Control.BROKEN;
  }
}
