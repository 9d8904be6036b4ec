package io.illm.lab.runner;

import java.util.Optional;

/**
 * A request to stop a run, made by another thread, such as the one that handles Ctrl-C. It
 * interrupts the run's work but never the clean-up, because an interrupted clean-up would leave
 * objects behind.
 */
final class Interruption {

  private boolean asked;
  private Optional<Thread> working = Optional.empty();

  /** Requests the stop. It interrupts the current work, and any work that begins later. */
  synchronized void ask() {
    asked = true;
    working.ifPresent(Thread::interrupt);
  }

  /** Returns true if the stop was requested. */
  synchronized boolean asked() {
    return asked;
  }

  /** Runs interruptible work in this thread. Afterwards the thread's interrupt flag is cleared. */
  void during(Runnable work) {
    begin();
    try {
      work.run();
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    working = Optional.of(Thread.currentThread());
    if (asked) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void end() {
    working = Optional.empty();
    Thread.interrupted(); // clears an interrupt that came after the work
  }
}
