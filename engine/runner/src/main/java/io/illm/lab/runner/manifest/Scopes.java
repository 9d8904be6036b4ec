package io.illm.lab.runner.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which kinds of objects are in a namespace. */
final class Scopes {

  private static final KubernetesSerialization KINDS = new KubernetesSerialization();

  private final Map<String, Boolean> defined = new HashMap<>();

  /** Learns the kinds that definitions among these objects define. */
  void learn(Collection<GenericKubernetesResource> objects) {
    objects.stream()
        .filter(object -> object.getKind().equals("CustomResourceDefinition"))
        .forEach(object ->
            defined.put(
                object.get("spec", "group") + "/" + object.get("spec", "names", "kind"),
                "Namespaced".equals(object.get("spec", "scope"))));
  }

  /** Whether objects of this kind are in a namespace; a kind that nobody defines is taken to be. */
  boolean namespaced(GenericKubernetesResource object) {
    return known(object).orElse(true);
  }

  /** Whether it is known where objects of this kind are. */
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
