package io.illm.lab.component.kube;

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
 * Removes a namespace within a time limit. If that fails, it reports the reason.
 *
 * <p>It first deletes the workloads and their pods, without a grace period. Otherwise the namespace
 * controller would retry only after half of the longest grace period of a pod: 15 s with
 * Kubernetes' default.
 *
 * @param client the client of the cluster
 * @param name the name of the namespace
 * @param limits the time limits
 */
public record NamespaceRemoval(KubernetesClient client, String name, WaitLimits limits) {

  /** The label of a namespace with the id of the run that created it. */
  public static final String RUN = "lab.illm.io/run";

  private static final Map<String, String> LAB_LABELS =
      Map.of("app.kubernetes.io/managed-by", "illm-k8s-lab");

  private static final Duration USUAL = Duration.ofSeconds(4);

  /**
   * The usual time limits. A healthy cluster removes a namespace in seconds. A busy one removes
   * some object every second.
   */
  private static final WaitLimits USUAL_LIMITS =
      new WaitLimits(Duration.ofSeconds(15), Duration.ofSeconds(120));

  /** The number of checks within the time without progress. */
  private static final int LOOKS = 5;

  private static final long PODS_GONE_SECONDS = 20;
  private static final int REASONS_NAMED = 3;

  /**
   * The limits of requests that delete. Without them, each retry would wait for the time-out of a
   * webhook whose server does not respond.
   */
  private static final RequestConfig BOUNDED =
      new RequestConfigBuilder().withRequestRetryBackoffLimit(1).withRequestTimeout(10_000).build();

  /** Creates a removal with the usual time limits. */
  public NamespaceRemoval(KubernetesClient client, String name) {
    this(client, name, USUAL_LIMITS);
  }

  /**
   * Removes the namespaces that a run or the lab created, in parallel. Other namespaces with these
   * names stay.
   *
   * @return the namespaces that could not be removed
   */
  public static List<StuckNamespace> ofRun(
      KubernetesClient client, String run, List<String> names, Progress progress) {
    return all(
        names.stream()
            .map(name -> new NamespaceRemoval(client, name))
            .filter(removal -> removal.createdBy(run))
            .toList(),
        progress);
  }

  /**
   * Removes namespaces in parallel.
   *
   * @return the namespaces that could not be removed
   */
  public static List<StuckNamespace> all(List<NamespaceRemoval> removals, Progress progress) {
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
                  .map(reason -> new StuckNamespace(attempt.removal().name(), reason))
                  .stream())
          .toList();
    }
  }

  private record Attempt(NamespaceRemoval removal, Optional<String> refusal) {}

  private boolean createdBy(String run) {
    return Optional.ofNullable(client.namespaces().withName(name).get())
        .map(namespace -> namespace.getMetadata().getLabels().entrySet())
        .filter(labels ->
            labels.contains(Map.entry(RUN, run)) || labels.containsAll(LAB_LABELS.entrySet()))
        .isPresent();
  }

  /**
   * Deletes the workloads in the namespace and then requests its deletion. Does nothing if it no
   * longer exists.
   *
   * @return the reason why the cluster refused; empty if it accepted
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

  /**
   * Runs a deletion. Returns the reason if the API server refused it. If there is no answer, it
   * throws, because the cluster itself is gone.
   */
  private Optional<String> attempt(Runnable deletion) {
    try {
      deletion.run();
      return Optional.empty();
    } catch (KubernetesClientException e) {
      ServedKinds.throwUnanswered(e);
      return Optional.of(new RemovalObstacles(client).refusal(ServedKinds.why(e)));
    }
  }

  /** Waits until the namespace is gone. Returns the reason if it remains. */
  private Optional<String> await(Progress.Part part) {
    WaitLimits.Waiting waiting = limits.begin();
    while (!goneWithin(limits.quiet().dividedBy(LOOKS))) {
      ObjectListing left = ObjectListing.in(client, name);
      List<String> names = left.objects().stream().map(ObjectListing::words).sorted().toList();
      part.at(names.isEmpty() ? name : "waiting for " + names.getFirst(), -1);
      // An empty namespace is removed when its controller retries, which may take a while.
      boolean willGo = names.isEmpty() && reasons(left).isEmpty();
      if (!waiting.shouldContinue(willGo ? System.nanoTime() : names)) {
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
        ? "nothing of it went for %d s".formatted(limits.quiet().toSeconds())
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

  /** Returns the reasons why the namespace controller could not delete the objects in it. */
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
