package io.illm.lab.model;

import java.time.Duration;

/**
 * Where long work tells how far it is: the terminal shows it, a log keeps it, a test ignores it.
 */
public interface Progress {

  /**
   * Begins a piece of work that is shown until it is closed.
   *
   * @param what what is being done, such as {@code building kubelet}
   * @param usual how long it takes as a rule; {@link Duration#ZERO} where nobody knows
   */
  Part begin(String what, Duration usual);

  /** Says something worth keeping in one line, such as what was installed. */
  void say(String line);

  /** A piece of work under way. */
  interface Part extends AutoCloseable {

    /**
     * Tells how far it is.
     *
     * @param detail what is being done or waited for right now
     * @param done from 0 to 1; negative where nobody knows
     */
    void at(String detail, double done);

    /** Ends it; no work counts as done before this. */
    @Override
    void close();
  }

  /** Progress that nobody watches. */
  static Progress silent() {
    return Silent.INSTANCE;
  }
}
