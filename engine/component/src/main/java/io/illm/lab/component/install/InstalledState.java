package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.component.kube.ServedKind;
import io.illm.lab.component.kube.ServedKinds;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.model.Fault;
import io.illm.lab.model.component.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which of a component's objects are on a cluster.
 *
 * @param component the component's name
 * @param foreign objects on the cluster that the lab did not apply, as text
 * @param missing objects that aren't on the cluster
 */
public record InstalledState(String component, List<String> foreign, List<String> missing) {

  /** Reads the state from a cluster. */
  public static InstalledState of(Component component, KubernetesClient client, Renderer renderer) {
    ServedKinds kinds = new ServedKinds(client);
    List<String> foreign = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (GenericKubernetesResource object : renderer.render(component)) {
      String description = object.getKind() + " " + object.getMetadata().getName();
      Optional<GenericKubernetesResource> found =
          kinds
              .find(object.getApiVersion(), object.getKind())
              .flatMap(kind -> find(client, kind, object));
      if (found.isEmpty()) {
        missing.add(description);
      } else if (ComponentLabel.componentOf(found.orElseThrow()).isEmpty()) {
        foreign.add(description);
      }
    }
    return new InstalledState(component.name(), List.copyOf(foreign), List.copyOf(missing));
  }

  private static Optional<GenericKubernetesResource> find(
      KubernetesClient client, ServedKind kind, GenericKubernetesResource object) {
    return Optional.ofNullable(
        client.genericKubernetesResources(kind.context()).resource(object).get());
  }

  /** Whether all objects are on the cluster. */
  public boolean whole() {
    return missing.isEmpty();
  }

  /**
   * Returns the fault that prevents the installation: the lab would overwrite and remove somebody
   * else's objects.
   */
  public Optional<Fault> fault() {
    return foreign.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Fault.of(
                "the cluster has parts of %s that the lab did not install: %s"
                    .formatted(component, String.join(", ", foreign)),
                "use a cluster without them: the run would overwrite them, and then remove them"));
  }
}
