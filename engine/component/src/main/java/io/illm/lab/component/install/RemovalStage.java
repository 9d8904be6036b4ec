package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.util.Set;

/**
 * The stage of a removal in which an object is deleted. Earlier stages need the objects of later
 * ones.
 */
enum RemovalStage {
  /** Custom resources, while their controller can still clean up. */
  INSTANCE,
  /** Admission webhooks and API services. Later requests would fail if they outlived their pods. */
  ADMISSION,
  /** Workloads with their pods. */
  WORKLOAD,
  /** All other objects. */
  REST,
  /** Custom resource definitions, once they have no objects. */
  DEFINITION,
  /** Namespaces. */
  NAMESPACE;

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod");

  /**
   * Returns the stage of an object.
   *
   * @param custom whether its kind is a custom resource
   */
  static RemovalStage of(String kind, boolean custom) {
    if (custom) {
      return INSTANCE;
    }
    return switch (kind) {
      case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService" ->
          ADMISSION;
      case "CustomResourceDefinition" -> DEFINITION;
      case "Namespace" -> NAMESPACE;
      default -> WORKLOADS.contains(kind) ? WORKLOAD : REST;
    };
  }

  /**
   * Returns how dependents are deleted. A workload is gone when its pods are; other objects have no
   * dependents to wait for.
   */
  DeletionPropagation propagation() {
    return this == WORKLOAD ? DeletionPropagation.FOREGROUND : DeletionPropagation.BACKGROUND;
  }
}
