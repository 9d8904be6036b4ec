package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.component.kube.ServedKind;
import io.illm.lab.component.kube.ServedKinds;
import java.util.Optional;

/** Finds the component of an object by following its controllers. */
public final class Owners {

  private final KubernetesClient client;
  private final ServedKinds kinds;

  /** Creates a finder for a cluster. */
  public Owners(KubernetesClient client) {
    this.client = client;
    this.kinds = new ServedKinds(client);
  }

  /** Returns the component that the object, or the nearest of its controllers, was applied for. */
  public Optional<String> componentOf(HasMetadata object) {
    return ComponentLabel.componentOf(object)
        .or(() -> controllerOf(object).flatMap(this::componentOf));
  }

  private Optional<GenericKubernetesResource> controllerOf(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .findFirst()
        .flatMap(owner ->
            kinds
                .find(owner.getApiVersion(), owner.getKind())
                .flatMap(kind -> find(kind, owner, object.getMetadata().getNamespace())));
  }

  private Optional<GenericKubernetesResource> find(
      ServedKind kind, OwnerReference owner, String namespace) {
    var all = client.genericKubernetesResources(kind.context());
    return Optional.ofNullable(
        kind.namespaced()
            ? all.inNamespace(namespace).withName(owner.getName()).get()
            : all.withName(owner.getName()).get());
  }
}
