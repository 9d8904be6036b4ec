package io.illm.lab.report;

/** The ids of the HTML page's sections. Indices count from 0, numbers in ids from 1. */
public final class Anchors {

  /** The section with the timeline of the phases. */
  public static final String TIMELINE = "timeline";

  /** The section with the audit. */
  public static final String AUDIT = "audit";

  /** The section with the steps that were not run. */
  public static final String NOT_RUN = "not-run";

  private Anchors() {}

  /** Returns the id of a step of the tutorial. */
  public static String step(int step) {
    return "step-" + (step + 1);
  }

  /** Returns the id of a check of a step. */
  public static String check(int step, int check) {
    return step(step) + "-check-" + (check + 1);
  }

  /** Returns the id of a study. */
  public static String study(int study) {
    return "study-" + (study + 1);
  }

  /** Returns the id of a criterion of a study. */
  public static String criterion(int study, int criterion) {
    return study(study) + "-criterion-" + (criterion + 1);
  }
}
