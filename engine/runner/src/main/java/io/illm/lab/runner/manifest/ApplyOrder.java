package io.illm.lab.runner.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;

/** When an object is applied; what comes later may need what came before. */
public enum ApplyOrder {
  /** Namespaces. */
  NAMESPACE,
  /** Definitions, which must be established before what they define. */
  DEFINITION,
  /** What pods are started with: accounts, rights, settings. */
  SETTING,
  /** Everything else. */
  REST,
  /** Admission by webhooks, which would refuse what comes after them until they serve. */
  WEBHOOK;

  /** Sorts objects by it; equal ones stay in their order. */
  static final Comparator<HasMetadata> COMPARATOR = Comparator.comparing(ApplyOrder::of);

  /** An object's turn. */
  public static ApplyOrder of(HasMetadata object) {
    return switch (object.getKind()) {
      case "Namespace" -> NAMESPACE;
      case "CustomResourceDefinition" -> DEFINITION;
      case "ServiceAccount",
          "ConfigMap",
          "Secret",
          "Role",
          "RoleBinding",
          "ClusterRole",
          "ClusterRoleBinding",
          "PriorityClass",
          "RuntimeClass" ->
          SETTING;
      case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration" -> WEBHOOK;
      default -> REST;
    };
  }
}
