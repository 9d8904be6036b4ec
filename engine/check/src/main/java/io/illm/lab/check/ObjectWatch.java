package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One watch of the API server: hands over its events, in their order, until it ends. */
final class ObjectWatch implements AutoCloseable {

  /** What the client's thread hands over. */
  sealed interface Signal {
    record Put(GenericKubernetesResource resource) implements Signal {}

    record Deleted(GenericKubernetesResource resource) implements Signal {}

    record Ended() implements Signal {}
  }

  private final BlockingDeque<Signal> signals = new LinkedBlockingDeque<>();
  private Optional<Watch> watch = Optional.empty();
  private boolean closed;

  private ObjectWatch() {}

  /**
   * Watches from a list's version on.
   *
   * @return empty where the watch doesn't begin within the limit
   * @throws KubernetesClientException where the API server refuses it
   */
  static Optional<ObjectWatch> begin(
      Kinds kinds, Selection selection, Kinds.Listing listing, Duration limit)
      throws InterruptedException {
    ObjectWatch begun = new ObjectWatch();
    boolean ready = false;
    try {
      ready = BoundedCall.within(limit, () -> begun.open(kinds, selection, listing));
      return Optional.of(begun);
    } catch (TimeoutException _) {
      return Optional.empty();
    } finally {
      if (!ready) {
        begun.close();
      }
    }
  }

  private boolean open(Kinds kinds, Selection selection, Kinds.Listing listing) {
    String version = listing.list().getMetadata().getResourceVersion();
    opened(
        kinds
            .select(listing.context(), selection)
            .watch(
                new ListOptionsBuilder().withResourceVersion(version).build(),
                new Handover(signals)));
    return true;
  }

  /** A watch that begins after it was given up is closed at once. */
  private synchronized void opened(Watch begun) {
    watch = Optional.of(begun);
    if (closed) {
      begun.close();
    }
  }

  /** The next event; empty where none comes in time. */
  Optional<Signal> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
  }

  /** Whether an event waits to be taken. */
  boolean waiting() {
    return !signals.isEmpty();
  }

  /** Waits for an event without taking it. */
  boolean awaits(Duration patience) throws InterruptedException {
    Optional<Signal> come = next(patience);
    come.ifPresent(signals::addFirst);
    return come.isPresent();
  }

  /** Runs in the client's thread and does nothing but hand over. */
  private record Handover(BlockingDeque<Signal> signals)
      implements Watcher<GenericKubernetesResource> {

    @Override
    public void eventReceived(Action action, GenericKubernetesResource resource) {
      switch (action) {
        case ADDED, MODIFIED -> signals.add(new Signal.Put(resource));
        case DELETED -> signals.add(new Signal.Deleted(resource));
        // The client itself ends the watch after an error; a bookmark shows no change.
        case ERROR, BOOKMARK -> {}
      }
    }

    @Override
    public void onClose() {
      // Only a watch that we close ends so, and a web socket that the client replaces by a stream.
    }

    @Override
    public void onClose(WatcherException cause) {
      signals.add(new Signal.Ended());
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    watch.ifPresent(Watch::close);
  }
}
