package io.illm.lab.report;

/** The ids of places in the page; indices count from 0, ids from 1. */
public final class Anchors {

  /** Where the run's phases are. */
  public static final String TIMELINE = "timeline";

  /** Where the audit is. */
  public static final String AUDIT = "audit";

  private Anchors() {}

  /** A step of the tutorial. */
  public static String step(int step) {
    return "step-" + (step + 1);
  }

  /** A check of a step. */
  public static String check(int step, int check) {
    return step(step) + "-check-" + (check + 1);
  }

  /** A study. */
  public static String study(int study) {
    return "study-" + (study + 1);
  }

  /** A criterion of a study. */
  public static String criterion(int study, int criterion) {
    return study(study) + "-criterion-" + (criterion + 1);
  }
}
