package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;

/** Whether a result is good. A sign repeats what the colour says. */
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

  /** Returns the CSS class of the colour. */
  public String css() {
    return css;
  }

  /** Returns the sign that stands beside the colour. */
  public String sign() {
    return sign;
  }

  /** Returns the tone of a check. */
  public static Tone of(CheckResult.Status status) {
    return switch (status) {
      case PASSED -> GOOD;
      case FAILED, UNREADABLE -> BAD;
      case UNPROVED -> WEAK;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** Returns the tone of a step. */
  public static Tone of(StepResult.Status status) {
    return switch (status) {
      case PASSED -> GOOD;
      case FAILED -> BAD;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** Returns the tone of a study or a criterion. */
  public static Tone of(StudyResult.Verdict verdict) {
    return switch (verdict) {
      case VALIDATED -> GOOD;
      case REFUTED -> BAD;
      case INSUFFICIENT -> WEAK;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** Returns the tone of a tutorial. */
  public static Tone of(Run.Outcome.Tutorial tutorial) {
    return switch (tutorial) {
      case PASSED -> GOOD;
      case FAILED -> BAD;
      case PARTIAL -> WEAK;
    };
  }

  /** Returns the tone of an audit. */
  public static Tone of(Run.Audit.State state) {
    return switch (state) {
      case CLEAN -> GOOD;
      case LEAKED -> BAD;
      case NOT_RUN -> NEUTRAL;
    };
  }

  /** Returns the tone of a check's control. */
  public static Tone of(CheckResult.Control control) {
    return switch (control) {
      case FALSE, BROKEN -> GOOD;
      case ABSENT, UNREADABLE, UNTRIED -> WEAK;
      case ALREADY_HELD -> BAD;
    };
  }
}
