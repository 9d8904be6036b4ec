package io.illm.lab.runner.audit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.cluster.ServedKinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of all objects of every kind that a cluster serves.
 *
 * @param listed what is known of each object, by {@code kind namespace/name}
 * @param kinds how many kinds were listed
 */
public record ObjectInventory(Map<String, Listed> listed, int kinds) {

  /** How the managers of fields begin that a run's own writes go by. */
  private static final List<String> A_RUNS = List.of("illm-k8s-lab", "fabric8", "kubectl", "helm");

  /** What the cluster itself writes all the time. */
  private static final Set<String> RESTLESS = Set.of("Event", "Lease");

  /** What controllers put into every namespace, some time after it was made. */
  private static final Set<String> GIVEN =
      Set.of("ConfigMap/kube-root-ca.crt", "ServiceAccount/default");

  /**
   * An object.
   *
   * @param managers who wrote to it
   * @param controller what it is to its controller, such as {@code Pod of ReplicaSet UID}
   */
  public record Listed(Set<String> managers, Optional<String> controller) {}

  /** Lists everything. */
  public static ObjectInventory take(KubernetesClient client) {
    Map<String, Listed> listed = new TreeMap<>();
    List<ServedKind> kinds = kinds(client);
    kinds.forEach(kind -> list(client, kind, listed));
    return new ObjectInventory(Collections.unmodifiableMap(listed), kinds.size());
  }

  /** The objects, each as {@code kind namespace/name}. */
  public Set<String> objects() {
    return listed.keySet();
  }

  /** Whether the lab, kubectl or Helm wrote to an object, as far as the object says. */
  public boolean writtenByARun(String object) {
    return Stream.ofNullable(listed.get(object))
        .flatMap(each -> each.managers().stream())
        .anyMatch(manager -> A_RUNS.stream().anyMatch(manager::startsWith));
  }

  /**
   * What is here and was not there before. An object whose controller put it in the place of one
   * that is gone, such as a pod in that of a deleted one, doesn't count.
   */
  public List<String> minus(ObjectInventory before) {
    List<String> gone = new ArrayList<>(before.controllersOf(this::lacks));
    return objects().stream()
        .filter(before::lacks)
        .sorted()
        .filter(object -> controllerOf(object).filter(gone::remove).isEmpty())
        .toList();
  }

  private boolean lacks(String object) {
    return !listed.containsKey(object);
  }

  private List<String> controllersOf(Predicate<String> objects) {
    return objects().stream()
        .filter(objects)
        .flatMap(object -> controllerOf(object).stream())
        .toList();
  }

  private Optional<String> controllerOf(String object) {
    return Optional.ofNullable(listed.get(object)).flatMap(Listed::controller);
  }

  private static List<ServedKind> kinds(KubernetesClient client) {
    return ServedKinds.preferred(client).stream()
        .filter(kind -> kind.verbs().contains("list"))
        .filter(kind -> !RESTLESS.contains(kind.kind()))
        .toList();
  }

  private static void list(KubernetesClient client, ServedKind kind, Map<String, Listed> listed) {
    try {
      client.genericKubernetesResources(kind.context()).inAnyNamespace().list().getItems().stream()
          .filter(object -> !given(object))
          .forEach(object -> listed.put(words(object), listed(object)));
    } catch (KubernetesClientException e) {
      listed.put(
          kind.kind() + " can't be listed: " + e.getMessage(),
          new Listed(Set.of(), Optional.empty()));
    }
  }

  private static Listed listed(GenericKubernetesResource object) {
    Set<String> managers =
        object.getMetadata().getManagedFields().stream()
            .map(ManagedFieldsEntry::getManager)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    Optional<String> controller =
        object.getMetadata().getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .map(owner -> owner.getKind() + " " + owner.getUid())
            .findFirst();
    return new Listed(managers, controller.map(owner -> object.getKind() + " of " + owner));
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
