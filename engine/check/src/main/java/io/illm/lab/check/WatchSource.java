package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Sees every change of the selected objects as the API server tells of it: a list, then a watch
 * from that list's version. Where the watch ends, or the kind isn't there yet, it begins anew.
 */
final class WatchSource implements ObservationSource {

  private static final Duration RETRY = Duration.ofMillis(100);

  /** What the watch's thread hands over. */
  private sealed interface Signal {
    record Changed(Watcher.Action action, GenericKubernetesResource resource) implements Signal {}

    record Ended() implements Signal {}
  }

  private final Kinds kinds;
  private final Selection selection;
  private final Snapshot snapshot;
  private BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
  private Optional<Watch> watch = Optional.empty();
  private boolean tried;

  WatchSource(Kinds kinds, Selection selection) {
    this.kinds = kinds;
    this.selection = selection;
    this.snapshot = new Snapshot(selection);
  }

  @Override
  public Optional<Observed> next(Duration patience) throws InterruptedException {
    return watch.isPresent() ? change(patience) : begin(patience);
  }

  private Optional<Observed> change(Duration patience) throws InterruptedException {
    Signal signal = signals.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS);
    return switch (signal) {
      case null -> Optional.empty();
      case Signal.Changed(var action, var resource) -> apply(action, resource);
      case Signal.Ended() -> {
        close();
        yield begin(patience);
      }
    };
  }

  private Optional<Observed> apply(Watcher.Action action, GenericKubernetesResource resource) {
    switch (action) {
      case ADDED, MODIFIED -> snapshot.put(resource);
      case DELETED -> snapshot.remove(resource);
      case ERROR, BOOKMARK -> {
        return Optional.empty();
      }
    }
    return Optional.of(snapshot.observed());
  }

  private Optional<Observed> begin(Duration patience) throws InterruptedException {
    if (tried) {
      Thread.sleep(
          RETRY.compareTo(patience) < 0
              ? RETRY
              : Duration.ofNanos(Math.max(0, patience.toNanos())));
    }
    tried = true;
    try {
      return Optional.of(
          kinds
              .find(selection.apiVersion(), selection.kind())
              .map(this::listAndWatch)
              .orElseGet(() -> snapshot.absent(noKind())));
    } catch (KubernetesClientException e) {
      return Optional.of(
          snapshot.absent("%s cannot be read: %s".formatted(selection, e.getMessage())));
    }
  }

  private String noKind() {
    return "the API server knows no kind %s in %s"
        .formatted(selection.kind(), selection.apiVersion());
  }

  private Observed listAndWatch(ResourceDefinitionContext context) {
    var selected = kinds.select(context, selection);
    GenericKubernetesResourceList list = selected.list();
    snapshot.reset(list);
    BlockingQueue<Signal> queue = new LinkedBlockingQueue<>();
    signals = queue;
    watch =
        Optional.of(
            selected.watch(
                new ListOptionsBuilder()
                    .withResourceVersion(list.getMetadata().getResourceVersion())
                    .build(),
                new Handover(queue)));
    return snapshot.observed();
  }

  /** Runs in the client's thread and does nothing but hand over. */
  private record Handover(BlockingQueue<Signal> signals)
      implements Watcher<GenericKubernetesResource> {

    @Override
    public void eventReceived(Action action, GenericKubernetesResource resource) {
      signals.add(new Signal.Changed(action, resource));
    }

    @Override
    public void onClose() {
      // Only what we close ends so, and a web socket that the client replaces by a stream.
    }

    @Override
    public void onClose(WatcherException cause) {
      signals.add(new Signal.Ended());
    }
  }

  @Override
  public void close() {
    watch.ifPresent(Watch::close);
    watch = Optional.empty();
  }
}
