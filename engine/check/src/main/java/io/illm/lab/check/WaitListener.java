package io.illm.lab.check;

/** Is told what a wait sees, to show what is being waited for. */
@FunctionalInterface
public interface WaitListener {

  /** Something was seen; called in the thread that waits. */
  void saw(Observed observed, Verdict verdict);

  /** Nobody is told. */
  static WaitListener none() {
    return (_, _) -> {};
  }
}
