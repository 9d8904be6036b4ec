package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;

/** Whether a result is good news, with a sign so that colour is never all that says so. */
public enum Tone {
  GOOD("good", "✓"),
  BAD("bad", "✗"),
  WEAK("weak", "!"),
  NEUTRAL("neutral", "–");

  private final String css;
  private final String sign;

  Tone(String css, String sign) {
    this.css = css;
    this.sign = sign;
  }

  /** The CSS class that colours it. */
  public String css() {
    return css;
  }

  /** The sign that says it without colour. */
  public String sign() {
    return sign;
  }

  /** The tone of a check. */
  public static Tone of(CheckResult.Status status) {
    return switch (status) {
      case PASSED -> GOOD;
      case FAILED, UNREADABLE -> BAD;
      case UNPROVED -> WEAK;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** The tone of a step. */
  public static Tone of(StepResult.Status status) {
    return switch (status) {
      case PASSED -> GOOD;
      case FAILED -> BAD;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** The tone of a study or a criterion. */
  public static Tone of(StudyResult.Verdict verdict) {
    return switch (verdict) {
      case VALIDATED -> GOOD;
      case REFUTED -> BAD;
      case INSUFFICIENT -> WEAK;
    };
  }

  /** The tone of a tutorial. */
  public static Tone of(Run.Outcome.Tutorial tutorial) {
    return switch (tutorial) {
      case PASSED -> GOOD;
      case FAILED -> BAD;
      case PARTIAL -> WEAK;
    };
  }

  /** The tone of an audit. */
  public static Tone of(Run.Audit.State state) {
    return switch (state) {
      case CLEAN -> GOOD;
      case LEAKED -> BAD;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** The tone of a check's control. */
  public static Tone of(CheckResult.Control control) {
    return switch (control) {
      case FALSE, BROKEN -> GOOD;
      case ABSENT, UNREADABLE, UNTRIED -> WEAK;
      case ALREADY_HELD -> BAD;
    };
  }
}
