package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;

/** The position of an object in the order of application. Later objects may need earlier ones. */
public enum ApplyOrder {
  /** Namespaces. */
  NAMESPACE,
  /** Custom resource definitions, which must be established before their objects. */
  DEFINITION,
  /** Objects that pods need at their start: accounts, rights, settings. */
  SETTING,
  /** All other objects. */
  REST,
  /** Admission webhooks, which would refuse later objects until they serve. */
  WEBHOOK;

  /** Compares objects by their position. */
  static final Comparator<HasMetadata> COMPARATOR = Comparator.comparing(ApplyOrder::of);

  /** Returns the position of an object. */
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
