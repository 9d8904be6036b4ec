package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows which kinds are namespaced. */
final class Scopes {

  private static final KubernetesSerialization KINDS = new KubernetesSerialization();

  private final Map<String, Boolean> defined = new HashMap<>();

  /** Learns the kinds of the definitions among these objects. */
  void learn(Collection<GenericKubernetesResource> objects) {
    objects.stream()
        .filter(object -> object.getKind().equals("CustomResourceDefinition"))
        .forEach(object ->
            defined.put(
                object.get("spec", "group") + "/" + object.get("spec", "names", "kind"),
                "Namespaced".equals(object.get("spec", "scope"))));
  }

  /** Whether objects of this kind are namespaced. An unknown kind counts as namespaced. */
  boolean namespaced(GenericKubernetesResource object) {
    return known(object).orElse(true);
  }

  /** Whether the scope of this kind is known. */
  boolean knows(GenericKubernetesResource object) {
    return known(object).isPresent();
  }

  private Optional<Boolean> known(GenericKubernetesResource object) {
    String group = object.getApiVersion().replaceFirst("/?[^/]*$", "");
    return Optional.ofNullable(defined.get(group + "/" + object.getKind()))
        .or(() ->
            Optional.ofNullable(
                    KINDS.getRegisteredKubernetesResource(object.getApiVersion(), object.getKind()))
                .map(Namespaced.class::isAssignableFrom));
  }
}
