package io.illm.lab.runner;

import java.util.function.Consumer;

/**
 * Passes events on to another listener. Once the run is ending, a failure of that listener, such as
 * a journal on a full disk, does not stop the clean-up.
 */
final class EndingListener implements RunListener {

  private final RunListener listener;
  private final Consumer<RuntimeException> failed;
  private volatile boolean ending;

  /**
   * Creates a listener for a run that is not ending yet.
   *
   * @param listener receives the events
   * @param failed receives each failure of the listener while the run is ending
   */
  EndingListener(RunListener listener, Consumer<RuntimeException> failed) {
    this.listener = listener;
    this.failed = failed;
  }

  /** Marks the run as ending. From now on, {@link #on} throws no failure of the listener. */
  void ending() {
    ending = true;
  }

  @Override
  public void on(RunEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      if (!ending) {
        throw e;
      }
      failed.accept(e);
    }
  }
}
