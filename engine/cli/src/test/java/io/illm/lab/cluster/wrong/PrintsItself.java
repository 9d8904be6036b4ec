package io.illm.lab.cluster.wrong;

/** Breaks a rule: writes where only data may stand. */
public final class PrintsItself {

  private PrintsItself() {}

  static void speak() {
    System.out.println("hello");
  }
}
