package io.illm.lab.runner.audit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.runner.cluster.ObjectListing;
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
 * The names of all objects that a cluster stores.
 *
 * @param listed what is known of each object, by {@code KIND NAMESPACE/NAME}
 * @param kinds how many kinds were listed
 * @param unread why something could not be listed, by its API group and version or by its kind
 */
public record ObjectInventory(Map<String, Listed> listed, int kinds, Map<String, String> unread) {

  /** The prefixes of the field managers of a run's own writes. */
  private static final List<String> A_RUNS = List.of("illm-k8s-lab", "fabric8", "kubectl", "helm");

  /** The kinds that the cluster itself writes all the time. */
  private static final Set<String> RESTLESS = Set.of("Event", "Lease");

  /** The objects that controllers create in every namespace, some time after the namespace. */
  private static final Set<String> GIVEN =
      Set.of("ConfigMap/kube-root-ca.crt", "ServiceAccount/default");

  /**
   * An object.
   *
   * @param source its API group, version and kind, by which {@link #unread} names it
   * @param managers who wrote to it, its status apart
   * @param controller its relation to its controller, such as {@code Pod of ReplicaSet UID}
   * @param owned whether it goes with an owner
   * @param deleting whether its removal was asked for
   * @param finalizers what must be taken off before it goes
   */
  public record Listed(
      String source,
      Set<String> managers,
      Optional<String> controller,
      boolean owned,
      boolean deleting,
      List<String> finalizers) {}

  /** Lists everything. */
  public static ObjectInventory take(KubernetesClient client) {
    ObjectListing stored =
        ObjectListing.everywhere(client, kind -> !RESTLESS.contains(kind.kind()));
    Map<String, Listed> listed = new TreeMap<>();
    stored.objects().stream()
        .filter(object -> !given(object))
        .forEach(object -> listed.put(ObjectListing.words(object), listed(object)));
    return new ObjectInventory(
        Collections.unmodifiableMap(listed), stored.kinds(), stored.unread());
  }

  /** The objects, each as {@code KIND NAMESPACE/NAME}. */
  public Set<String> objects() {
    return listed.keySet();
  }

  /** Whether the lab, kubectl or Helm wrote to an object, as far as the object says. */
  public boolean writtenByARun(String object) {
    return Stream.ofNullable(listed.get(object))
        .flatMap(each -> each.managers().stream())
        .anyMatch(ObjectInventory::isARuns);
  }

  private static boolean isARuns(String manager) {
    return A_RUNS.stream().anyMatch(manager::startsWith);
  }

  /**
   * Whether a controller may still remove an object: it is being deleted, it goes with an owner, or
   * a controller wrote to it. Nobody removes what only a person or the lab has written.
   */
  public boolean mayStillGo(String object) {
    return Stream.ofNullable(listed.get(object))
        .anyMatch(each ->
            each.deleting()
                || each.owned()
                || each.managers().isEmpty()
                || !each.managers().stream().allMatch(ObjectInventory::isARuns));
  }

  /** Why an object that is to be deleted is still there; empty where nothing is known. */
  public Optional<String> holder(String object) {
    return Optional.ofNullable(listed.get(object))
        .filter(each -> each.deleting() && !each.finalizers().isEmpty())
        .map(each -> "its finalizer " + String.join(", ", each.finalizers()) + " keeps it");
  }

  /**
   * The objects that are here and were not there before. An object whose controller put it in the
   * place of one that is gone, such as a pod in that of a deleted one, doesn't count. Nor does one
   * of a kind that could not be read before.
   */
  public List<String> minus(ObjectInventory before) {
    List<String> gone = new ArrayList<>(before.controllersOf(this::lacks));
    return objects().stream()
        .filter(before::lacks)
        .filter(object -> !before.couldNotRead(object, this))
        .sorted()
        .filter(object -> controllerOf(object).filter(gone::remove).isEmpty())
        .toList();
  }

  private boolean couldNotRead(String object, ObjectInventory of) {
    return Stream.ofNullable(of.listed.get(object))
        .map(Listed::source)
        .anyMatch(source ->
            unread.containsKey(source)
                || unread.keySet().stream().anyMatch(group -> source.startsWith(group + " ")));
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

  private static Listed listed(GenericKubernetesResource object) {
    Set<String> managers =
        object.getMetadata().getManagedFields().stream()
            .filter(entry -> entry.getSubresource() == null) // a status shows no owner
            .map(ManagedFieldsEntry::getManager)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    Optional<String> controller =
        object.getMetadata().getOwnerReferences().stream()
            .filter(owner -> Boolean.TRUE.equals(owner.getController()))
            .map(owner -> owner.getKind() + " " + owner.getUid())
            .findFirst();
    return new Listed(
        object.getApiVersion() + " " + object.getKind(),
        managers,
        controller.map(owner -> object.getKind() + " of " + owner),
        !object.getMetadata().getOwnerReferences().isEmpty(),
        object.getMetadata().getDeletionTimestamp() != null,
        List.copyOf(object.getMetadata().getFinalizers()));
  }

  private static boolean given(GenericKubernetesResource object) {
    return GIVEN.contains(object.getKind() + "/" + object.getMetadata().getName());
  }
}
