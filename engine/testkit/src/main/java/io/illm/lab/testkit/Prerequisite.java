package io.illm.lab.testkit;

import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine; where it is missing, the test is skipped and says so. */
public final class Prerequisite {

  private Prerequisite() {}

  /** Skips the test where this process isn't root's. */
  public static void root(Class<?> test) {
    require(test, "root".equals(System.getProperty("user.name")), "a real cluster needs root");
  }

  /**
   * Skips a test that takes long on a machine that has built nothing yet, unless the system
   * property {@code lab.heavy} is true.
   */
  public static void heavy(Class<?> test) {
    require(test, Boolean.getBoolean("lab.heavy"), "it takes long: run it with -Dlab.heavy=true");
  }

  /**
   * Skips the test where something is missing. The reason goes to stdout too, for a build shows how
   * many tests were skipped, and not why.
   *
   * @param test who needs it
   * @param there whether it is there
   * @param reason what is missing, in words
   */
  public static void require(Class<?> test, boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + test.getSimpleName() + ": " + reason);
      Assumptions.abort(reason);
    }
  }
}
