package io.illm.lab.runner;

import java.util.function.Consumer;

/**
 * Passes events on. Once a run is ending, a listener that fails, such as a journal on a full disk,
 * doesn't keep the run from removing what it created.
 */
final class EndingListener implements RunListener {

  private final RunListener listener;
  private final Consumer<RuntimeException> failed;
  private volatile boolean ending;

  /**
   * A listener of a run that isn't ending yet.
   *
   * @param listener hears the events
   * @param failed is told why the listener failed while the run was ending
   */
  EndingListener(RunListener listener, Consumer<RuntimeException> failed) {
    this.listener = listener;
    this.failed = failed;
  }

  /** From now on, no failure is passed on. */
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
