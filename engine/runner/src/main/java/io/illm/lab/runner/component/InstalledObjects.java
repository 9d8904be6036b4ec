package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.cluster.ServedKinds;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the lab has applied to a cluster for components, found by the marks that it left and not by
 * what the components' folders say today.
 *
 * @param client of the cluster
 * @param kinds that can be listed and deleted
 * @param definedKinds those that definitions define, each as {@code group/kind}
 * @param objects all that bear a mark
 */
record Installed(
    KubernetesClient client,
    List<ServedKind> kinds,
    Set<String> definedKinds,
    List<StoredObject> objects) {

  /** Looks through every kind of a cluster. */
  static Installed on(KubernetesClient client) {
    List<ServedKind> kinds =
        ServedKinds.preferred(client).stream()
            .filter(kind -> kind.verbs().containsAll(List.of("list", "delete")))
            .toList();
    Function<ServedKind, Stream<StoredObject>> marked =
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
    return new Installed(client, kinds, defined(client), kinds.stream().flatMap(marked).toList());
  }

  private static Set<String> defined(KubernetesClient client) {
    return client.apiextensions().v1().customResourceDefinitions().list().getItems().stream()
        .map(CustomResourceDefinition::getSpec)
        .map(spec -> spec.getGroup() + "/" + spec.getNames().getKind())
        .collect(Collectors.toSet());
  }

  /** Whether a kind is one that a definition defines. */
  boolean custom(ServedKind kind) {
    return definedKinds.contains(kind.group() + "/" + kind.kind());
  }

  /** The components of which something is there. */
  Set<String> components() {
    Set<String> names = new TreeSet<>();
    objects.forEach(held -> ComponentLabel.componentOf(held.object()).ifPresent(names::add));
    return names;
  }

  /** The objects of one component. */
  List<StoredObject> of(String component) {
    return objects.stream()
        .filter(
            held -> ComponentLabel.componentOf(held.object()).filter(component::equals).isPresent())
        .toList();
  }

  /** Every object of the kinds that a definition defines, whoever made it. */
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

  /** Every object in a namespace. */
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

  /** A kind whose server is away has no objects that could be looked at. */
  private static Stream<GenericKubernetesResource> list(
      Supplier<List<GenericKubernetesResource>> asking) {
    try {
      return asking.get().stream();
    } catch (KubernetesClientException _) {
      return Stream.empty();
    }
  }
}
