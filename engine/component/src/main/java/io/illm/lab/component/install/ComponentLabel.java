package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Optional;

/**
 * Identifies the objects of a component by a label and by the field manager that applied them. The
 * label alone is not enough, because controllers copy labels to their own objects.
 */
final class ComponentLabel {

  /** The field manager under which the lab applies objects. */
  static final String FIELD_MANAGER = "illm-k8s-lab";

  /** The label whose value is the component's name. */
  static final String LABEL = "lab.illm.io/component";

  private ComponentLabel() {}

  /** Returns a copy of the object with the component's label. */
  static GenericKubernetesResource labelled(GenericKubernetesResource object, String component) {
    GenericKubernetesResource labelled = new GenericKubernetesResource();
    labelled.setApiVersion(object.getApiVersion());
    labelled.setKind(object.getKind());
    labelled.setMetadata(
        new ObjectMetaBuilder(object.getMetadata()).addToLabels(LABEL, component).build());
    labelled.setAdditionalProperties(object.getAdditionalProperties());
    return labelled;
  }

  /** Returns the component that an object was applied for. */
  static Optional<String> componentOf(HasMetadata object) {
    boolean applied =
        object.getMetadata().getManagedFields().stream()
            .anyMatch(fields -> FIELD_MANAGER.equals(fields.getManager()));
    return applied
        ? Optional.ofNullable(object.getMetadata().getLabels()).map(labels -> labels.get(LABEL))
        : Optional.empty();
  }

  /** Returns a copy of the namespace with the label of another component. */
  static Namespace transferred(Namespace namespace, String component) {
    return new NamespaceBuilder(namespace)
        .editMetadata()
        .addToLabels(LABEL, component)
        .endMetadata()
        .build();
  }
}
