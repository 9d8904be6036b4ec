package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Looks at the pods of some namespaces while something is waited for: where a node can't get an
 * image that the run needs, it won't come by waiting. Used by one thread at a time.
 */
public final class UnpullableImages implements EarlyExit {

  /** A kubelet tries again after ten seconds; a registry may stumble once. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final List<String> namespaces;
  private final Predicate<String> needed;
  private final LongSupplier nanoTime;
  private final Map<String, Long> since = new HashMap<>();

  /**
   * A look at pods.
   *
   * @param needed whether the run itself needs an image; others may be missing on purpose
   */
  public UnpullableImages(
      KubernetesClient client, List<String> namespaces, Predicate<String> needed) {
    this(client, namespaces, needed, System::nanoTime);
  }

  UnpullableImages(
      KubernetesClient client,
      List<String> namespaces,
      Predicate<String> needed,
      LongSupplier nanoTime) {
    this.client = client;
    this.namespaces = List.copyOf(namespaces);
    this.needed = needed;
    this.nanoTime = nanoTime;
  }

  @Override
  public Optional<String> reason() {
    try {
      return judge(namespaces.stream().flatMap(this::pods).toList());
    } catch (KubernetesClientException _) {
      return Optional.empty(); // what is waited for tells of a cluster that can't be read
    }
  }

  private Stream<Pod> pods(String namespace) {
    return client.pods().inNamespace(namespace).list().getItems().stream();
  }

  Optional<String> judge(List<Pod> pods) {
    long now = nanoTime.getAsLong();
    List<PullFailure> failing =
        pods.stream()
            .flatMap(pod -> PullFailure.of(pod).stream())
            .filter(failure -> needed.test(failure.image()))
            .toList();
    since.keySet().retainAll(failing.stream().map(PullFailure::image).toList());
    failing.forEach(failure -> since.putIfAbsent(failure.image(), now));
    return failing.stream()
        .filter(failure -> now - since.getOrDefault(failure.image(), now) >= PATIENCE.toNanos())
        .map(PullFailure::words)
        .findFirst();
  }
}
