package io.illm.lab.runner.component;

import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tries again what a cluster isn't ready for and doesn't announce.
 *
 * @param limit how long
 */
public record Retry(Duration limit) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /**
   * Tries until it works.
   *
   * @param attempt says why it must be tried again; empty where it worked
   * @throws Broken where the limit passes, with the last reason
   */
  public void until(Supplier<Optional<String>> attempt) {
    long end = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST_PAUSE;
    for (Optional<String> why = attempt.get(); why.isPresent(); why = attempt.get()) {
      if (System.nanoTime() > end) {
        throw new Broken(
            "still after " + limit.toSeconds() + " s: " + why.get(),
            "see what should serve it with `kubectl get pods --all-namespaces`");
      }
      sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
              ? pause.multipliedBy(2)
              : LONGEST_PAUSE;
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while waiting", e);
    }
  }
}
