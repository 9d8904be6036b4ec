package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/** Observes something continuously, at each change or at intervals. */
interface ObservationSource extends AutoCloseable {

  /**
   * Waits for the next observation. The first call returns the current state.
   *
   * @param patience the maximum time to wait for a change or for the next interval
   * @param limit the time limit of an observation, including the wait; if it takes longer, it is
   *     unreadable
   * @return the observation; empty if there was none in that time
   */
  Optional<Observed> next(Duration patience, Duration limit) throws InterruptedException;

  /**
   * Makes a new observation now, because the absence of events does not prove that nothing changed.
   *
   * @param limit the time limit of the observation
   * @return the current state; empty if there are earlier changes, which {@link #next} must return
   *     first
   */
  Optional<Observed> confirm(Duration limit) throws InterruptedException;

  @Override
  void close();
}
