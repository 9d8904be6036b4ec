package io.illm.lab.check;

/** Receives the observations of a wait, to show them to the user. */
@FunctionalInterface
public interface WaitListener {

  /** Receives one observation. It is called in the thread that waits. */
  void saw(Observed observed, Verdict verdict);

  /** Returns a listener that does nothing. */
  static WaitListener none() {
    return (_, _) -> {};
  }
}
