package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;

/**
 * By what an object is known for a component's: a label, and the field manager that applied it. The
 * label alone is not enough, because controllers copy labels to objects of their own.
 */
final class ComponentLabel {

  /** The field manager that owns what the lab applies. */
  static final String FIELD_MANAGER = "illm-k8s-lab";

  /** The label whose value is the component's name. */
  static final String LABEL = "lab.illm.io/component";

  private ComponentLabel() {}

  /** A copy that bears a component's label. */
  static GenericKubernetesResource marked(GenericKubernetesResource object, String component) {
    GenericKubernetesResource marked = new GenericKubernetesResource();
    marked.setApiVersion(object.getApiVersion());
    marked.setKind(object.getKind());
    marked.setMetadata(
        new ObjectMetaBuilder(object.getMetadata()).addToLabels(LABEL, component).build());
    marked.setAdditionalProperties(object.getAdditionalProperties());
    return marked;
  }

  /** The component that an object was applied for. */
  static Optional<String> componentOf(HasMetadata object) {
    boolean applied =
        object.getMetadata().getManagedFields().stream()
            .anyMatch(fields -> FIELD_MANAGER.equals(fields.getManager()));
    return applied
        ? Optional.ofNullable(object.getMetadata().getLabels()).map(labels -> labels.get(LABEL))
        : Optional.empty();
  }

  /** A namespace that belongs to another component from now on. */
  static Namespace handedOver(Namespace namespace, String component) {
    return new NamespaceBuilder(namespace)
        .editMetadata()
        .addToLabels(LABEL, component)
        .endMetadata()
        .build();
  }
}
