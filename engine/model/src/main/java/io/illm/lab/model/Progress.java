package io.illm.lab.model;

import java.time.Duration;

/** Receives the progress of long work. A terminal shows it, a log stores it, a test ignores it. */
public interface Progress {

  /**
   * Begins a piece of work, which is shown until it is closed.
   *
   * @param what the work, such as {@code building kubelet}
   * @param usual its usual duration; {@link Duration#ZERO} if unknown
   */
  Part begin(String what, Duration usual);

  /** Reports one line that stays visible, such as what was installed. */
  void say(String line);

  /** A piece of work in progress. */
  interface Part extends AutoCloseable {

    /**
     * Reports how far the work is.
     *
     * @param detail the current action, or what it waits for
     * @param done from 0 to 1; negative if unknown
     */
    void at(String detail, double done);

    /** Ends the work, which counts as done only then. */
    @Override
    void close();
  }

  /** Returns a progress that ignores all reports. */
  static Progress silent() {
    return Silent.INSTANCE;
  }
}
