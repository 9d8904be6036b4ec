package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The pod that requests are made from: made when it is first needed, and made again when something
 * removed it.
 */
final class ProbePod implements AutoCloseable {

  static final String NAMESPACE = "lab-probe";
  static final String NAME = "probe";
  private static final String IMAGE = "ghcr.io/illm/toolbox:0.1.0";
  private static final Duration START = Duration.ofSeconds(60);

  private final KubernetesClient client;
  private boolean created;
  private boolean running;

  ProbePod(KubernetesClient client) {
    this.client = client;
  }

  /**
   * Runs a command in it.
   *
   * @throws KubernetesClientException where the pod doesn't start, or the command doesn't end
   */
  CommandResult run(List<String> command, Duration timeout) {
    start();
    try {
      return new PodExec(client, NAMESPACE, NAME, Optional.empty()).run(command, timeout);
    } catch (KubernetesClientException e) {
      lost();
      throw e;
    }
  }

  private synchronized void lost() {
    running = false;
  }

  private synchronized void start() {
    if (running) {
      return;
    }
    created = true;
    client.namespaces().resource(namespace()).serverSideApply();
    // Until the namespace has its service account, every pod in it is refused.
    client
        .serviceAccounts()
        .inNamespace(NAMESPACE)
        .withName("default")
        .waitUntilCondition(Objects::nonNull, START.toSeconds(), TimeUnit.SECONDS);
    Resource<Pod> pod = client.pods().resource(pod());
    if (pod.get() == null) {
      pod.create();
    }
    try {
      Pod seen = pod.waitUntilCondition(ProbePod::decided, START.toSeconds(), TimeUnit.SECONDS);
      PullFailure.of(seen).stream().findFirst().ifPresent(ProbePod::cannotBePulled);
    } catch (KubernetesClientTimeoutException e) {
      throw new KubernetesClientException(
          "the probe pod %s/%s (%s) was not ready within %d s: %s"
              .formatted(NAMESPACE, NAME, IMAGE, START.toSeconds(), state(pod)),
          e);
    }
    running = true;
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

  /** What it created, for the clean-up. */
  synchronized List<String> created() {
    return created ? List.of("namespace/" + NAMESPACE) : List.of();
  }

  private static Namespace namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(NAMESPACE)
        .addToLabels("app.kubernetes.io/managed-by", "illm-k8s-lab")
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .endMetadata()
        .build();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(NAMESPACE)
        .withName(NAME)
        .addToLabels("app.kubernetes.io/managed-by", "illm-k8s-lab")
        .endMetadata()
        .withNewSpec()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(0L)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(65532L)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewContainer()
        .withName(NAME)
        .withImage(IMAGE)
        .withImagePullPolicy("IfNotPresent")
        .withCommand("sleep", "infinity")
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .endContainer()
        .endSpec()
        .build();
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
