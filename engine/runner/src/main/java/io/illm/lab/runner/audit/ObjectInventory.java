package io.illm.lab.runner.audit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.cluster.ServedKinds;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The names of all objects of every kind that a cluster serves.
 *
 * @param managers who wrote to an object, by {@code kind namespace/name}
 * @param kinds how many kinds were listed
 */
public record ObjectInventory(Map<String, Set<String>> managers, int kinds) {

  /** How the managers of fields begin that a run's own writes go by. */
  private static final List<String> A_RUNS = List.of("illm-k8s-lab", "fabric8", "kubectl", "helm");

  /** What the cluster itself writes all the time. */
  private static final Set<String> RESTLESS = Set.of("Event", "Lease");

  /** What controllers put into every namespace, some time after it was made. */
  private static final Set<String> GIVEN =
      Set.of("ConfigMap/kube-root-ca.crt", "ServiceAccount/default");

  /** Lists everything. */
  public static ObjectInventory take(KubernetesClient client) {
    Map<String, Set<String>> managers = new TreeMap<>();
    List<ServedKind> kinds = kinds(client);
    kinds.forEach(kind -> list(client, kind, managers));
    return new ObjectInventory(Collections.unmodifiableMap(managers), kinds.size());
  }

  /** The objects, each as {@code kind namespace/name}. */
  public Set<String> objects() {
    return managers.keySet();
  }

  /** Whether the lab, kubectl or Helm wrote to an object, as far as the object says. */
  public boolean writtenByARun(String object) {
    return managers.getOrDefault(object, Set.of()).stream()
        .anyMatch(manager -> A_RUNS.stream().anyMatch(manager::startsWith));
  }

  /** What is here and was not there before. */
  public List<String> minus(ObjectInventory before) {
    return objects().stream()
        .filter(object -> !before.objects().contains(object))
        .sorted()
        .toList();
  }

  private static List<ServedKind> kinds(KubernetesClient client) {
    return ServedKinds.preferred(client).stream()
        .filter(kind -> kind.verbs().contains("list"))
        .filter(kind -> !RESTLESS.contains(kind.kind()))
        .toList();
  }

  private static void list(
      KubernetesClient client, ServedKind kind, Map<String, Set<String>> managers) {
    try {
      client.genericKubernetesResources(kind.context()).inAnyNamespace().list().getItems().stream()
          .filter(object -> !given(object))
          .forEach(object -> managers.put(words(object), managers(object)));
    } catch (KubernetesClientException e) {
      managers.put(kind.kind() + " can't be listed: " + e.getMessage(), Set.of());
    }
  }

  private static Set<String> managers(GenericKubernetesResource object) {
    return object.getMetadata().getManagedFields().stream()
        .map(ManagedFieldsEntry::getManager)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean given(GenericKubernetesResource object) {
    return GIVEN.contains(object.getKind() + "/" + object.getMetadata().getName());
  }

  private static String words(GenericKubernetesResource object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }
}
