package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/** A look at something that goes on: each change of it, or a fresh look now and then. */
interface ObservationSource extends AutoCloseable {

  /**
   * Waits for the next thing to be seen. The first call gives what is there now.
   *
   * @param patience how long to wait
   * @return what was seen; empty where nothing changed in that time
   */
  Optional<Observed> next(Duration patience) throws InterruptedException;

  @Override
  void close();
}
