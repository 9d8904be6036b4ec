package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.model.Fault;
import io.illm.lab.model.component.Component;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.cluster.ServedKinds;
import io.illm.lab.runner.manifest.Renderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a component's objects a cluster has.
 *
 * @param component the component's name
 * @param foreign those that are there and that the lab did not apply, in words
 * @param lacking those that aren't there
 */
public record InstalledState(String component, List<String> foreign, List<String> lacking) {

  /** Looks at a cluster. */
  public static InstalledState of(Component component, KubernetesClient client, Renderer renderer) {
    ServedKinds kinds = new ServedKinds(client);
    List<String> foreign = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (GenericKubernetesResource object : renderer.render(component)) {
      String words = object.getKind() + " " + object.getMetadata().getName();
      Optional<GenericKubernetesResource> found =
          kinds
              .find(object.getApiVersion(), object.getKind())
              .flatMap(kind -> find(client, kind, object));
      if (found.isEmpty()) {
        lacking.add(words);
      } else if (ComponentLabel.componentOf(found.orElseThrow()).isEmpty()) {
        foreign.add(words);
      }
    }
    return new InstalledState(component.name(), List.copyOf(foreign), List.copyOf(lacking));
  }

  private static Optional<GenericKubernetesResource> find(
      KubernetesClient client, ServedKind kind, GenericKubernetesResource object) {
    return Optional.ofNullable(
        client.genericKubernetesResources(kind.context()).resource(object).get());
  }

  /** Whether nothing needs to be installed. */
  public boolean whole() {
    return lacking.isEmpty();
  }

  /**
   * What stands against installing it: what is somebody else's would be overwritten and removed.
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
