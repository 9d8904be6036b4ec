package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import java.util.Set;

/** When an object of a component is removed; what comes later is needed by what came before. */
enum RemovalStage {
  /** Custom resources, while their controller can still clean up behind them. */
  INSTANCE,
  /** Admission and API servers, which would fail whatever comes after their pods are gone. */
  ADMISSION,
  /** What runs, with its pods. */
  WORKLOAD,
  /** Everything else. */
  REST,
  /** Definitions, of which no object is left. */
  DEFINITION,
  /** Namespaces. */
  NAMESPACE;

  private static final Set<String> WORKLOADS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "CronJob", "Pod");

  /**
   * An object's stage.
   *
   * @param custom whether its kind is one that a definition defines
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

  /** Workloads count as gone when their pods are; nothing else has dependents to wait for. */
  DeletionPropagation propagation() {
    return this == WORKLOAD ? DeletionPropagation.FOREGROUND : DeletionPropagation.BACKGROUND;
  }
}
