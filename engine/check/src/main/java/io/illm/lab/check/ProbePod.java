package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pod that sends HTTP requests. It is created at the first request. If it stops responding, for
 * example because its node failed, it is deleted and created again, on another node if possible.
 */
final class ProbePod implements AutoCloseable {

  static final String NAMESPACE = "lab-probe";
  static final String NAME = "probe";
  private static final Duration START = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private boolean created;
  private boolean running;
  private boolean lost;

  ProbePod(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Runs a command in the pod.
   *
   * @throws KubernetesClientException if the pod does not start or the command does not end in time
   */
  CommandResult run(List<String> command, Duration timeout) {
    start();
    try {
      return new PodExec(client, NAMESPACE, NAME, Optional.empty()).run(command, timeout);
    } catch (KubernetesClientException e) {
      // An interrupted observation says nothing about the pod.
      if (!Thread.currentThread().isInterrupted()) {
        lose();
      }
      throw e;
    }
  }

  private synchronized void lose() {
    running = false;
    lost = true;
  }

  private synchronized void start() {
    if (running) {
      return;
    }
    created = true;
    client.namespaces().resource(ProbeManifest.namespace()).serverSideApply();
    // The API server refuses pods until the namespace has its service account.
    client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, START.toSeconds(), TimeUnit.SECONDS);
    Resource<Pod> pod = client.pods().inNamespace(NAMESPACE).withName(NAME);
    replaceOrCreate(pod);
    try {
      Pod seen = pod.waitUntilCondition(ProbePod::decided, START.toSeconds(), TimeUnit.SECONDS);
      PullFailure.of(seen).stream().findFirst().ifPresent(ProbePod::cannotBePulled);
    } catch (KubernetesClientTimeoutException e) {
      throw new KubernetesClientException(
          "the probe pod %s/%s (%s) was not ready within %d s: %s"
              .formatted(NAMESPACE, NAME, ProbeManifest.IMAGE, START.toSeconds(), state(pod)),
          e);
    }
    running = true;
  }

  private void replaceOrCreate(Resource<Pod> pod) {
    Optional<Pod> there = Optional.ofNullable(pod.get());
    if (there.filter(seen -> !lost && usable(seen)).isEmpty()) {
      there.ifPresent(_ -> remove(pod));
      client.resource(ProbeManifest.pod(there.map(seen -> seen.getSpec().getNodeName()))).create();
      lost = false;
    }
  }

  private static boolean usable(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && pod.getStatus() != null
        && !Set.of("Failed", "Succeeded").contains(String.valueOf(pod.getStatus().getPhase()));
  }

  /**
   * Deletes the pod without a grace period, because the kubelet of a failed node never confirms
   * that the pod has ended.
   */
  private static void remove(Resource<Pod> pod) {
    pod.withGracePeriod(0).delete();
    pod.waitUntilCondition(Objects::isNull, START.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean decided(@Nullable Pod pod) {
    return pod != null
        && (io.fabric8.kubernetes.client.readiness.Readiness.isPodReady(pod)
            || PullFailure.of(pod).stream().anyMatch(PullFailure::backsOff));
  }

  private static void cannotBePulled(PullFailure failure) {
    throw new KubernetesClientException(
        "the probe pod %s/%s does not start: %s".formatted(NAMESPACE, NAME, failure.words()));
  }

  private static String state(Resource<Pod> pod) {
    return Readiness.of(Json.celValue(Json.apiObject(pod.get()))).reason();
  }

  /** Returns the objects that it created, for the clean-up. */
  synchronized List<String> created() {
    return created ? List.of("namespace/" + NAMESPACE) : List.of();
  }

  @Override
  public synchronized void close() {
    if (created) {
      client.namespaces().withName(NAMESPACE).delete();
      client
          .namespaces()
          .withName(NAMESPACE)
          .waitUntilCondition(gone -> gone == null, START.toSeconds(), TimeUnit.SECONDS);
      created = false;
      running = false;
    }
  }
}
