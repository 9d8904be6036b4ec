package io.illm.lab.check;

import java.time.Duration;
import java.util.Optional;

/** Looks at something that goes on: at each change of it, or again and again. */
interface ObservationSource extends AutoCloseable {

  /**
   * Waits for the next thing to be seen. The first call gives what is there now.
   *
   * @param patience how long to wait for a change, or until the next look is due
   * @param limit how long a look may take, the wait included; one that takes longer is unreadable
   * @return what was seen; empty where nothing new was seen in that time
   */
  Optional<Observed> next(Duration patience, Duration limit) throws InterruptedException;

  /**
   * Looks afresh now: silence alone doesn't show that nothing changed.
   *
   * @param limit how long the look may take
   * @return what is there now; empty where changes wait that {@link #next} gives first
   */
  Optional<Observed> confirm(Duration limit) throws InterruptedException;

  @Override
  void close();
}
