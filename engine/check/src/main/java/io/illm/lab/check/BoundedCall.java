package io.illm.lab.check;

import com.google.common.base.Throwables;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a call in a separate thread, with a time limit. At the limit, the call is interrupted. */
final class BoundedCall {

  private BoundedCall() {}

  /**
   * Runs a call and returns its result.
   *
   * @throws TimeoutException if the call did not end within the limit
   */
  static <T> T within(Duration limit, Callable<T> call)
      throws InterruptedException, TimeoutException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread.ofVirtual().name("look").start(task);
    try {
      return task.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause(), "what the call threw");
      Throwables.throwIfUnchecked(cause);
      throw new IllegalStateException(cause);
    } finally {
      task.cancel(true);
    }
  }

  /**
   * Runs an observation. The result is {@link Observed.Unreadable} if there is no answer within the
   * limit or the API server reports an error.
   */
  static Observed look(Duration limit, Callable<Observed> look) throws InterruptedException {
    try {
      return within(limit, look);
    } catch (TimeoutException _) {
      return new Observed.Unreadable("no answer came within " + seconds(limit));
    } catch (KubernetesClientException e) {
      return new Observed.Unreadable("it cannot be read: " + ApiFault.words(e));
    }
  }

  /** Returns a duration in seconds, such as {@code 60 s} or {@code 0.25 s}. */
  static String seconds(Duration duration) {
    return duration.toMillis() % 1000 == 0
        ? duration.toSeconds() + " s"
        : String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
  }
}
