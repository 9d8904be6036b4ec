package io.illm.lab.testkit;

import org.junit.jupiter.api.Assumptions;

/** A requirement of a test. If it is not met, the test is skipped and prints the reason. */
public final class Prerequisite {

  private Prerequisite() {}

  /** Skips a test if this process does not run as root. */
  public static void root(Class<?> test) {
    require(test, "root".equals(System.getProperty("user.name")), "a real cluster needs root");
  }

  /**
   * Skips a test that takes long on a machine with an empty cache, unless the system property
   * {@code lab.heavy} is true.
   */
  public static void heavy(Class<?> test) {
    require(test, Boolean.getBoolean("lab.heavy"), "it takes long: run it with -Dlab.heavy=true");
  }

  /**
   * Skips a test if a condition is false. The reason is printed too, because a build shows only how
   * many tests were skipped.
   *
   * @param test the test
   * @param there the condition
   * @param reason what is missing, in words
   */
  public static void require(Class<?> test, boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + test.getSimpleName() + ": " + reason);
      Assumptions.abort(reason);
    }
  }
}
