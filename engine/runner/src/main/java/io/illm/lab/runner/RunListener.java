package io.illm.lab.runner;

import java.util.List;

/** Receives the events of a run. */
@FunctionalInterface
public interface RunListener {

  /** Receives one event. It is called by one thread at a time. */
  void on(RunEvent event);

  /** Returns a listener that passes each event to the given listeners, in their order. */
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
