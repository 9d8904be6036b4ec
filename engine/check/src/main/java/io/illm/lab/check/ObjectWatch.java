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

/**
 * A watch on the API server. It passes events to another thread, in their order, until the watch
 * ends.
 */
final class ObjectWatch implements AutoCloseable {

  /** An event from the client's thread. */
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
   * Starts a watch at the resource version of a list.
   *
   * @return the watch; empty if it did not begin within the limit
   * @throws KubernetesClientException if the API server refuses it
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

  /**
   * Stores the watch of the client. If it begins only after the time limit, it is closed at once.
   */
  private synchronized void opened(Watch begun) {
    watch = Optional.of(begun);
    if (closed) {
      begun.close();
    }
  }

  /** Waits for the next event; empty if there is none in the given time. */
  Optional<Signal> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
  }

  /** Returns true if an event is in the queue. */
  boolean waiting() {
    return !signals.isEmpty();
  }

  /**
   * Waits until an event is in the queue and leaves it there. Returns false if there is none in the
   * given time.
   */
  boolean awaits(Duration patience) throws InterruptedException {
    Optional<Signal> come = next(patience);
    come.ifPresent(signals::addFirst);
    return come.isPresent();
  }

  /** Puts the events of the client's thread into the queue. */
  private record Handover(BlockingDeque<Signal> signals)
      implements Watcher<GenericKubernetesResource> {

    @Override
    public void eventReceived(Action action, GenericKubernetesResource resource) {
      switch (action) {
        case ADDED, MODIFIED -> signals.add(new Signal.Put(resource));
        case DELETED -> signals.add(new Signal.Deleted(resource));
        // The client itself ends the watch after an error. A bookmark is no change.
        case ERROR, BOOKMARK -> {}
      }
    }

    @Override
    public void onClose() {
      // Called if this class closes the watch, or if the client replaces a web socket by a stream.
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
