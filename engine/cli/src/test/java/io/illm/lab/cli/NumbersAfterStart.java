package io.illm.lab.cli;

/** Starts the lab, and then prints a number as its parts do. */
public final class NumbersAfterStart {

  private NumbersAfterStart() {}

  /** Runs {@code lab --version} and formats a number. */
  public static void main(String[] arguments) {
    Main.main(new String[] {"--version"});
    System.out.println("netns %d".formatted(1234));
  }
}
