package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.component.kube.ServedKind;
import io.illm.lab.component.kube.ServedKinds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The objects that the lab has applied to a cluster for components. It finds them by label and
 * field manager, whatever the components' folders contain today.
 *
 * @param client the cluster's API
 * @param kinds the kinds that can be listed and deleted
 * @param definedKinds the kinds of custom resources, each as {@code group/kind}
 * @param objects all labelled objects
 */
record InstalledObjects(
    KubernetesClient client,
    List<ServedKind> kinds,
    Set<String> definedKinds,
    List<StoredObject> objects) {

  /** Finds the objects in every kind of a cluster. */
  static InstalledObjects on(KubernetesClient client) {
    List<ServedKind> kinds =
        ServedKinds.preferred(client).stream()
            .filter(kind -> kind.verbs().containsAll(List.of("list", "delete")))
            .toList();
    Function<ServedKind, Stream<StoredObject>> labelled =
        kind ->
            list(() ->
                    client
                        .genericKubernetesResources(kind.context())
                        .inAnyNamespace()
                        .withLabel(ComponentLabel.LABEL)
                        .list()
                        .getItems())
                .filter(object -> ComponentLabel.componentOf(object).isPresent())
                .map(object -> new StoredObject(client, kind, object));
    return new InstalledObjects(
        client, kinds, defined(client), kinds.stream().flatMap(labelled).toList());
  }

  private static Set<String> defined(KubernetesClient client) {
    return client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
        .map(CustomResourceDefinition::getSpec)
        .map(spec -> spec.getGroup() + "/" + spec.getNames().getKind())
        .collect(Collectors.toSet());
  }

  /** Whether a kind is a custom resource. */
  boolean custom(ServedKind kind) {
    return definedKinds.contains(kind.group() + "/" + kind.kind());
  }

  /** Returns the components that have objects on the cluster. */
  Set<String> components() {
    Set<String> names = new TreeSet<>();
    objects.forEach(stored -> ComponentLabel.componentOf(stored.object()).ifPresent(names::add));
    return names;
  }

  /** Returns the objects of one component. */
  List<StoredObject> of(String component) {
    return objects.stream()
        .filter(stored ->
            ComponentLabel.componentOf(stored.object()).filter(component::equals).isPresent())
        .toList();
  }

  /** Returns every object of a definition's kind, whoever created it. */
  Stream<StoredObject> instances(StoredObject definition) {
    Object group = definition.object().get("spec", "group");
    Object kind = definition.object().get("spec", "names", "kind");
    return kinds.stream()
        .filter(served -> served.group().equals(group) && served.kind().equals(kind))
        .flatMap(served ->
            list(() ->
                    client
                        .genericKubernetesResources(served.context())
                        .inAnyNamespace()
                        .list()
                        .getItems())
                .map(object -> new StoredObject(client, served, object)));
  }

  /** Returns every object in a namespace. */
  Stream<StoredObject> inside(String namespace) {
    return kinds.stream()
        .filter(ServedKind::namespaced)
        .flatMap(served ->
            list(() ->
                    client
                        .genericKubernetesResources(served.context())
                        .inNamespace(namespace)
                        .list()
                        .getItems())
                .map(object -> new StoredObject(client, served, object)));
  }

  /** Lists objects; the list is empty if the kind's server doesn't answer. */
  private static Stream<GenericKubernetesResource> list(
      Supplier<List<GenericKubernetesResource>> request) {
    try {
      return request.get().stream();
    } catch (KubernetesClientException _) {
      return Stream.empty();
    }
  }
}
