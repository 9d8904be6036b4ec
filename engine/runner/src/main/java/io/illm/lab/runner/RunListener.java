package io.illm.lab.runner;

import java.util.List;

/** Who hears of a run's events. */
@FunctionalInterface
public interface RunListener {

  /** Hears of one event; called from one thread at a time. */
  void on(RunEvent event);

  /** A listener that passes events on, in order; the first one hears of each before the others. */
  static RunListener all(List<RunListener> listeners) {
    List<RunListener> copy = List.copyOf(listeners);
    return new RunListener() {
      @Override
      public synchronized void on(RunEvent event) {
        copy.forEach(listener -> listener.on(event));
      }
    };
  }
}
