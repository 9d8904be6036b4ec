package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.AffinityBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.Optional;

/** The manifests of the probe pod and its namespace. */
final class ProbeManifest {

  static final String IMAGE = "ghcr.io/illm/toolbox:0.1.0";

  private ProbeManifest() {}

  /** Returns the namespace. */
  static Namespace namespace() {
    return new NamespaceBuilder()
        .withNewMetadata()
        .withName(ProbePod.NAMESPACE)
        .addToLabels("app.kubernetes.io/managed-by", "illm-k8s-lab")
        .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
        .endMetadata()
        .build();
  }

  /**
   * Returns the pod.
   *
   * @param lostOn a node to avoid if possible, because an earlier pod was lost on it
   */
  static Pod pod(Optional<String> lostOn) {
    Pod pod = pod();
    lostOn.ifPresent(node -> pod.getSpec().setAffinity(away(node)));
    return pod;
  }

  private static Affinity away(String node) {
    return new AffinityBuilder()
        .withNewNodeAffinity()
        .addNewPreferredDuringSchedulingIgnoredDuringExecution()
        .withWeight(100)
        .withNewPreference()
        .addNewMatchField()
        .withKey("metadata.name")
        .withOperator("NotIn")
        .withValues(node)
        .endMatchField()
        .endPreference()
        .endPreferredDuringSchedulingIgnoredDuringExecution()
        .endNodeAffinity()
        .build();
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withNamespace(ProbePod.NAMESPACE)
        .withName(ProbePod.NAME)
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
        .withName(ProbePod.NAME)
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
}
