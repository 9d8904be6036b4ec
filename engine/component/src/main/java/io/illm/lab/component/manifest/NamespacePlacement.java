package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Sets the component's namespace on objects that name none, and adds the namespace itself.
 *
 * @param component the component
 * @param scopes tells which kinds are namespaced
 */
record NamespacePlacement(Component component, Scopes scopes) {

  private static final Set<String> BUILT_IN =
      Set.of("default", "kube-system", "kube-public", "kube-node-lease");

  /** The default: the strictest Pod Security level. A manifest of the component may set another. */
  private static final Map<String, String> RESTRICTED =
      Map.of("pod-security.kubernetes.io/enforce", "restricted");

  List<GenericKubernetesResource> place(List<GenericKubernetesResource> objects) {
    List<GenericKubernetesResource> placed = objects.stream().map(this::placed).toList();
    return component
        .namespace()
        .filter(name -> !BUILT_IN.contains(name) && !has(placed, name))
        .map(name -> Stream.concat(Stream.of(namespace(name)), placed.stream()).toList())
        .orElse(placed);
  }

  private GenericKubernetesResource placed(GenericKubernetesResource object) {
    ObjectMeta metadata = object.getMetadata();
    if (metadata.getNamespace() == null && scopes.namespaced(object)) {
      object.setMetadata(
          new ObjectMetaBuilder(metadata)
              .withNamespace(component.namespace().orElse("default"))
              .build());
    }
    return object;
  }

  private static boolean has(List<GenericKubernetesResource> objects, String namespace) {
    return objects.stream()
        .anyMatch(object ->
            object.getKind().equals("Namespace")
                && object.getMetadata().getName().equals(namespace));
  }

  private static GenericKubernetesResource namespace(String name) {
    GenericKubernetesResource namespace = new GenericKubernetesResource();
    namespace.setApiVersion("v1");
    namespace.setKind("Namespace");
    namespace.setMetadata(new ObjectMetaBuilder().withName(name).withLabels(RESTRICTED).build());
    return namespace;
  }
}
