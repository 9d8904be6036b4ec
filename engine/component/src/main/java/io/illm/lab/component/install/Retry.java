package io.illm.lab.component.install;

import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Repeats a request until the cluster is ready for it, where no event announces that.
 *
 * @param limit the time limit
 */
public record Retry(Duration limit) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /**
   * Repeats an attempt until it succeeds.
   *
   * @param attempt returns the reason to retry; empty if it succeeded
   * @throws Broken if the limit passes, with the last reason
   */
  public void until(Supplier<Optional<String>> attempt) {
    long end = System.nanoTime() + limit.toNanos();
    Duration pause = FIRST_PAUSE;
    for (Optional<String> why = attempt.get(); why.isPresent(); why = attempt.get()) {
      if (System.nanoTime() > end) {
        throw new Broken(
            "still after " + limit.toSeconds() + " s: " + why.get(),
            "find the pod that should serve it with `kubectl get pods --all-namespaces`");
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
