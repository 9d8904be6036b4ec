package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.RequestConfig;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.illm.lab.model.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The removal of a namespace. It ends in bounded time and says what holds a namespace that stays.
 *
 * <p>Its pods are ended first and at once: the namespace controller asks again only after half of
 * the longest grace period that it finds, which is 15 s with Kubernetes' default.
 *
 * @param client of the cluster
 * @param name of the namespace
 * @param patience how long it may take
 */
public record NamespaceRemoval(KubernetesClient client, String name, Patience patience) {

  /** The label that says which run created a namespace. */
  public static final String RUN = "lab.illm.io/run";

  private static final Map<String, String> THE_LABS =
      Map.of("app.kubernetes.io/managed-by", "illm-k8s-lab");

  private static final Duration USUAL = Duration.ofSeconds(4);

  /** A healthy cluster removes a namespace in seconds, and a busy one something every second. */
  private static final Patience USUAL_PATIENCE =
      new Patience(Duration.ofSeconds(15), Duration.ofSeconds(120));

  /** How often it is looked again while it doesn't go. */
  private static final int LOOKS = 5;

  private static final long PODS_GONE_SECONDS = 20;
  private static final int REASONS_NAMED = 3;

  /** A webhook that nobody serves answers after its own time-out, each time it is asked. */
  private static final RequestConfig BOUNDED =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(1).withRequestTimeout(10_000).build();

  /** The removal of a namespace in the usual time. */
  public NamespaceRemoval(KubernetesClient client, String name) {
    this(client, name, USUAL_PATIENCE);
  }

  /**
   * Removes the namespaces that a run created, side by side. Others of these names stay.
   *
   * @return those that could not be removed
   */
  public static List<HeldNamespace> ofRun(
      KubernetesClient client, String run, List<String> names, Progress progress) {
    return all(
        names.stream()
            .map(name -> new NamespaceRemoval(client, name))
            .filter(removal -> removal.createdBy(run))
            .toList(),
        progress);
  }

  /**
   * Removes namespaces side by side.
   *
   * @return those that could not be removed
   */
  public static List<HeldNamespace> all(List<NamespaceRemoval> removals, Progress progress) {
    if (removals.isEmpty()) {
      return List.of();
    }
    String names = removals.stream().map(NamespaceRemoval::name).collect(Collectors.joining(", "));
    try (var part = progress.begin("removing namespace " + names, USUAL)) {
      List<Attempt> attempts = removals.stream().map(r -> new Attempt(r, r.begin())).toList();
      return attempts.stream()
          .flatMap(attempt ->
              attempt
                  .refusal()
                  .or(() -> attempt.removal().await(part))
                  .map(reason -> new HeldNamespace(attempt.removal().name(), reason))
                  .stream())
          .toList();
    }
  }

  private record Attempt(NamespaceRemoval removal, Optional<String> refusal) {}

  private boolean createdBy(String run) {
    return Optional.ofNullable(client.namespaces().withName(name).get())
        .map(namespace -> namespace.getMetadata().getLabels().entrySet())
        .filter(labels ->
            labels.contains(Map.entry(RUN, run)) || labels.containsAll(THE_LABS.entrySet()))
        .isPresent();
  }

  /**
   * Ends what runs in it and asks for its removal. One that is gone is fine.
   *
   * @return why the cluster refused; empty where it didn't
   */
  public Optional<String> begin() {
    KubernetesClient bounded = client.newClient(BOUNDED).adapt(KubernetesClient.class);
    Optional<String> refusal = attempt(() -> endWorkloads(bounded));
    return attempt(() -> bounded.namespaces().withName(name).delete())
        .map(own -> refusal.orElse(own));
  }

  private void endWorkloads(KubernetesClient bounded) {
    bounded.apps().deployments().inNamespace(name).delete();
    bounded.apps().statefulSets().inNamespace(name).delete();
    bounded.apps().daemonSets().inNamespace(name).delete();
    bounded.apps().replicaSets().inNamespace(name).delete();
    bounded.batch().v1().cronjobs().inNamespace(name).delete();
    bounded.batch().v1().jobs().inNamespace(name).delete();
    bounded.pods().inNamespace(name).withGracePeriod(0).delete();
    client
        .pods()
        .inNamespace(name)
        .informOnCondition(List::isEmpty)
        .completeOnTimeout(List.of(), PODS_GONE_SECONDS, TimeUnit.SECONDS)
        .join();
  }

  /** Without an answer the cluster itself is gone, which is no refusal. */
  private Optional<String> attempt(Runnable deletion) {
    try {
      deletion.run();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      ServedKinds.throwUnanswered(e);
      return Optional.of(new RemovalObstacles(client).refusal(ServedKinds.why(e)));
    }
  }

  /** Waits until it is gone; gives what holds it where it doesn't go. */
  private Optional<String> await(Progress.Part part) {
    Patience.Waiting waiting = patience.begin();
    while (!goneWithin(patience.quiet().dividedBy(LOOKS))) {
      ObjectListing left = ObjectListing.in(client, name);
      List<String> names = left.objects().stream().map(ObjectListing::words).sorted().toList();
      part.at(names.isEmpty() ? name : "waiting for " + names.getFirst(), -1);
      // An empty namespace goes when its controller looks again, which may take it a while.
      boolean willGo = names.isEmpty() && reasons(left).isEmpty();
      if (!waiting.goesOn(willGo ? System.nanoTime() : names)) {
        return Optional.of(reason(left));
      }
    }
    return Optional.empty();
  }

  private boolean goneWithin(Duration limit) {
    try {
      Namespace left =
          client
              .namespaces()
              .withName(name)
              .waitUntilCondition(Objects::isNull, limit.toMillis(), TimeUnit.MILLISECONDS);
      return left == null;
    } catch (KubernetesClientTimeoutException _) {
      return false;
    }
  }

  private String reason(ObjectListing left) {
    List<String> reasons = reasons(left);
    return reasons.isEmpty()
        ? "nothing of it went for %d s".formatted(patience.quiet().toSeconds())
        : String.join("; ", reasons.stream().limit(REASONS_NAMED).toList());
  }

  private List<String> reasons(ObjectListing left) {
    RemovalObstacles obstacles = new RemovalObstacles(client);
    return Stream.of(
            left.objects().stream().flatMap(NamespaceRemoval::kept),
            obstacles.unservedApis().stream(),
            failures().map(obstacles::refusal))
        .flatMap(each -> each)
        .toList();
  }

  /** Why the namespace's controller could not delete what is in it. */
  private Stream<String> failures() {
    return Stream.ofNullable(client.namespaces().withName(name).get())
        .flatMap(namespace -> Stream.ofNullable(namespace.getStatus()))
        .flatMap(status -> status.getConditions().stream())
        .filter(condition -> Objects.equals(condition.getType(), "NamespaceDeletionContentFailure"))
        .filter(condition -> Objects.equals(condition.getStatus(), "True"))
        .map(NamespaceCondition::getMessage);
  }

  private static Stream<String> kept(GenericKubernetesResource object) {
    return RemovalObstacles.finalizers(object).stream()
        .map(reason -> ObjectListing.words(object) + ": " + reason);
  }
}
