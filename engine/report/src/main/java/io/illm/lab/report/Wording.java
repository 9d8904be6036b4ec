package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import java.util.regex.Pattern;

/** The words for each state, the same in every report. */
public final class Wording {

  /** A first word that is no identifier: maxSurge stays as it is. */
  private static final Pattern PLAIN_START = Pattern.compile("\\p{Ll}+(?![\\p{Alnum}_])");

  private Wording() {}

  /** A check's state. */
  public static String of(CheckResult.Status status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case UNREADABLE -> "unreadable";
      case UNPROVED -> "unproved";
      case NOT_RUN -> "not run";
    };
  }

  /** A step's state. */
  public static String of(StepResult.Status status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case NOT_RUN -> "not run";
    };
  }

  /** A study's or a criterion's verdict. */
  public static String of(StudyResult.Verdict verdict) {
    return switch (verdict) {
      case VALIDATED -> "validated";
      case REFUTED -> "refuted";
      case INSUFFICIENT -> "insufficient";
    };
  }

  /** A tutorial's outcome. */
  public static String of(Run.Outcome.Tutorial tutorial) {
    return switch (tutorial) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case PARTIAL -> "partial";
    };
  }

  /** What an audit found. */
  public static String of(Run.Audit.State state) {
    return switch (state) {
      case CLEAN -> "clean";
      case LEAKED -> "leaked";
      case NOT_RUN -> "not run";
    };
  }

  /** What a check showed before its step's commands. */
  public static String of(CheckResult.Control control) {
    return switch (control) {
      case FALSE -> "false before";
      case BROKEN -> "broken and seen red";
      case ABSENT -> "nothing there before";
      case UNREADABLE -> "unreadable before";
      case UNTRIED -> "not tried before";
      case ALREADY_HELD -> "held already before";
    };
  }

  /** Whether a criterion was shown able to fail. */
  public static String ofCriterion(CheckResult.Control control) {
    return switch (control) {
      case FALSE -> "false with the arms exchanged";
      case BROKEN -> "broken and seen red";
      case ABSENT, UNREADABLE, UNTRIED, ALREADY_HELD -> "not shown able to fail";
    };
  }

  /** A word as a sentence's or a tile's first. */
  public static String capital(String words) {
    boolean plain = PLAIN_START.matcher(words).lookingAt();
    return plain ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
  }

  /** How an invariant was watched, in one line. */
  public static String of(CheckResult.Watch watch) {
    var words = new StringBuilder("watched to the end: ");
    words.append(Figures.count(watch.answers(), "look"));
    if (watch.unreadable() > 0) {
      words.append(", ").append(watch.unreadable()).append(" more without an answer");
    }
    words.append(", at most ").append(Figures.duration(watch.longestGap())).append(" apart");
    return words.toString();
  }
}
