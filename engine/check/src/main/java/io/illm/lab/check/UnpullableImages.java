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
 * Ends a wait early if a node can't pull an image that the run needs. It checks the pods of some
 * namespaces. Not thread-safe.
 */
public final class UnpullableImages implements EarlyExit {

  /**
   * The time for which a pull must fail. A kubelet tries again after 10 s, and a single failure of
   * a registry must not end the wait.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KubernetesClient client;
  private final List<String> namespaces;
  private final Predicate<String> needed;
  private final LongSupplier nanoTime;
  private final Map<String, Long> since = new HashMap<>();

  /**
   * Creates an instance for the pods of some namespaces.
   *
   * @param needed returns true for an image that the run itself needs; others may be missing on
   *     purpose
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
      return Optional.empty(); // the wait's own observation reports this
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
