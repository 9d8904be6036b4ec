package io.illm.lab.check;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Observes every change of the selected objects. It lists the objects and then starts a watch at
 * the resource version of the list. If the watch ends, or if the kind does not exist yet, it starts
 * again.
 *
 * <p>If a watch reports nothing for some time, a list confirms the state. If the watch missed a
 * change, it is replaced. Kinds that can't be watched are listed at intervals.
 */
final class WatchSource implements ObservationSource {

  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration CONFIRM_LIMIT = Duration.ofSeconds(10);
  private static final Set<Integer> NO_WATCH =
      Set.of(HttpURLConnection.HTTP_BAD_METHOD, HttpURLConnection.HTTP_FORBIDDEN);

  private final Kinds kinds;
  private final Selection selection;
  private final Snapshot snapshot;
  private final Limits limits;
  private Optional<ObjectWatch> watch = Optional.empty();
  private Optional<PollingSource> polling = Optional.empty();
  private boolean tried;
  private long heard = System.nanoTime();

  /**
   * The time limits for a watch without events.
   *
   * @param silence the time without events after which a list confirms the state
   * @param lag the time within which the watch must report a change that a list shows
   */
  record Limits(Duration silence, Duration lag) {}

  WatchSource(Kinds kinds, Selection selection) {
    this(kinds, selection, new Limits(Duration.ofSeconds(10), Duration.ofSeconds(2)));
  }

  WatchSource(Kinds kinds, Selection selection, Limits limits) {
    this.kinds = kinds;
    this.selection = selection;
    this.snapshot = new Snapshot(selection);
    this.limits = limits;
  }

  @Override
  public Optional<Observed> next(Duration wait, Duration limit) throws InterruptedException {
    if (polling.isPresent()) {
      return polling.get().next(wait, limit);
    }
    if (watch.isEmpty()) {
      return Optional.of(begin(limit));
    }
    return silent() ? confirm(shorter(limit, CONFIRM_LIMIT)) : change(watch.get(), wait, limit);
  }

  private boolean silent() {
    return watch.filter(ObjectWatch::waiting).isEmpty()
        && System.nanoTime() - heard >= limits.silence().toNanos();
  }

  private Optional<Observed> change(ObjectWatch from, Duration wait, Duration limit)
      throws InterruptedException {
    Optional<ObjectWatch.Signal> signal = from.next(wait);
    return signal.isEmpty() ? Optional.empty() : Optional.of(apply(signal.get(), limit));
  }

  private Observed apply(ObjectWatch.Signal signal, Duration limit) throws InterruptedException {
    heard = System.nanoTime();
    return switch (signal) {
      case ObjectWatch.Signal.Put(var resource) -> {
        snapshot.put(resource);
        yield snapshot.observed();
      }
      case ObjectWatch.Signal.Deleted(var resource) -> {
        snapshot.remove(resource);
        yield snapshot.observed();
      }
      case ObjectWatch.Signal.Ended() -> {
        close();
        yield begin(limit);
      }
    };
  }

  @Override
  public Optional<Observed> confirm(Duration limit) throws InterruptedException {
    if (polling.isPresent()) {
      return polling.get().confirm(limit);
    }
    if (watch.isEmpty()) {
      return Optional.of(begin(limit));
    }
    return watch.get().waiting() ? Optional.empty() : confirm(watch.get(), limit);
  }

  private Optional<Observed> confirm(ObjectWatch silent, Duration limit)
      throws InterruptedException {
    return switch (list(limit)) {
      case Answer.Unknown(var why) -> {
        close();
        yield Optional.of(new Observed.Unreadable(why));
      }
      case Answer.NoKind() -> {
        close();
        yield Optional.of(snapshot.noKind());
      }
      case Answer.Listed(var listing) when snapshot.matches(listing.list()) -> {
        heard = System.nanoTime();
        yield Optional.of(snapshot.observed());
      }
      case Answer.Listed _ -> changed(silent);
    };
  }

  /**
   * Handles a change that the list shows and the watch has not reported. It waits for the watch for
   * a short time, and then closes the watch.
   */
  private Optional<Observed> changed(ObjectWatch silent) throws InterruptedException {
    if (silent.awaits(limits.lag())) {
      return Optional.empty();
    }
    close();
    return Optional.of(
        new Observed.Unreadable(
            "the watch of %s told nothing of a change; it is begun anew".formatted(selection)));
  }

  private Observed begin(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    if (tried) {
      Thread.sleep(shorter(RETRY, limit.isNegative() ? Duration.ZERO : limit));
    }
    tried = true;
    heard = System.nanoTime();
    return switch (list(Duration.ofNanos(end - System.nanoTime()))) {
      case Answer.Unknown(var why) -> new Observed.Unreadable(why);
      case Answer.NoKind() -> snapshot.noKind();
      case Answer.Listed(var listing) -> {
        snapshot.reset(listing.list());
        watch(listing);
        yield snapshot.observed();
      }
    };
  }

  /** The result of a list request. */
  private sealed interface Answer {
    record Listed(Kinds.Listing listing) implements Answer {}

    record NoKind() implements Answer {}

    record Unknown(String why) implements Answer {}
  }

  private Answer list(Duration limit) throws InterruptedException {
    try {
      return BoundedCall.within(limit, () -> kinds.list(selection))
          .<Answer>map(Answer.Listed::new)
          .orElseGet(Answer.NoKind::new);
    } catch (TimeoutException _) {
      return new Answer.Unknown(
          "%s cannot be read: no answer came within %s"
              .formatted(selection, BoundedCall.seconds(limit)));
    } catch (KubernetesClientException e) {
      return new Answer.Unknown("%s cannot be read: %s".formatted(selection, ApiFault.words(e)));
    }
  }

  /**
   * Starts a watch. If that fails now, the next observation lists the objects again. If the kind
   * can't be watched, it switches to polling.
   */
  private void watch(Kinds.Listing listing) throws InterruptedException {
    try {
      watch = ObjectWatch.begin(kinds, selection, listing, CONFIRM_LIMIT);
    } catch (KubernetesClientException e) {
      if (NO_WATCH.contains(e.getCode())) {
        polling = Optional.of(new PollingSource(this::poll));
      }
    }
  }

  private Observed poll() {
    return kinds
        .list(selection)
        .map(listing -> Snapshot.of(selection, listing.list()))
        .orElseGet(snapshot::noKind);
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  @Override
  public void close() {
    watch.ifPresent(ObjectWatch::close);
    watch = Optional.empty();
  }
}
