package io.illm.lab.runner.audit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.component.kube.ObjectListing;
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
 * The objects of a cluster, by name.
 *
 * @param listed the objects, by {@code KIND NAMESPACE/NAME}
 * @param kinds the number of kinds that were listed
 * @param unread the reasons why kinds could not be listed. The key is an API group and version, or
 *     a kind with them
 */
public record ObjectInventory(Map<String, Listed> listed, int kinds, Map<String, String> unread) {

  /** The prefixes of the field managers that a run writes with. */
  private static final List<String> RUN_MANAGERS =
      List.of("illm-k8s-lab", "fabric8", "kubectl", "helm");

  /** The kinds that are left out, because the cluster itself creates such objects all the time. */
  private static final Set<String> VOLATILE_KINDS = Set.of("Event", "Lease");

  /** The objects that are left out, because controllers create them in every new namespace. */
  private static final Set<String> GIVEN =
      Set.of("ConfigMap/kube-root-ca.crt", "ServiceAccount/default");

  /**
   * The facts about one object.
   *
   * @param source its API group, version and kind, as in the keys of {@link #unread}
   * @param managers the field managers that wrote to it; writers of its status are left out
   * @param controller its kind and its controller, such as {@code Pod of ReplicaSet UID}
   * @param owned whether it has an owner
   * @param deleting whether its deletion was requested
   * @param finalizers its finalizers, which delay its deletion
   */
  public record Listed(
      String source,
      Set<String> managers,
      Optional<String> controller,
      boolean owned,
      boolean deleting,
      List<String> finalizers) {}

  /** Lists the objects of all kinds in all namespaces. */
  public static ObjectInventory take(KubernetesClient client) {
    ObjectListing stored =
        ObjectListing.everywhere(client, kind -> !VOLATILE_KINDS.contains(kind.kind()));
    Map<String, Listed> listed = new TreeMap<>();
    stored.objects().stream()
        .filter(object -> !given(object))
        .forEach(object -> listed.put(ObjectListing.words(object), listed(object)));
    return new ObjectInventory(
        Collections.unmodifiableMap(listed), stored.kinds(), stored.unread());
  }

  /** Returns the objects, each as {@code KIND NAMESPACE/NAME}. */
  public Set<String> objects() {
    return listed.keySet();
  }

  /**
   * Returns true if the lab, kubectl or Helm wrote to an object, according to its field managers.
   */
  public boolean writtenByARun(String object) {
    return Stream.ofNullable(listed.get(object))
        .flatMap(each -> each.managers().stream())
        .anyMatch(ObjectInventory::isARuns);
  }

  private static boolean isARuns(String manager) {
    return RUN_MANAGERS.stream().anyMatch(manager::startsWith);
  }

  /**
   * Returns true if a controller may still remove an object. This is so if the object is being
   * deleted, has an owner, names no field manager, or was written by a controller. No controller
   * removes an object that only the lab, kubectl or Helm wrote to.
   */
  public boolean mayBeRemoved(String object) {
    return Stream.ofNullable(listed.get(object))
        .anyMatch(each ->
            each.deleting()
                || each.owned()
                || each.managers().isEmpty()
                || !each.managers().stream().allMatch(ObjectInventory::isARuns));
  }

  /**
   * Returns the reason why an object still exists although its deletion was requested; empty if
   * unknown.
   */
  public Optional<String> holder(String object) {
    return Optional.ofNullable(listed.get(object))
        .filter(each -> each.deleting() && !each.finalizers().isEmpty())
        .map(each -> "its finalizer " + String.join(", ", each.finalizers()) + " keeps it");
  }

  /**
   * Returns the objects that are in this inventory and not in an earlier one. It leaves out
   * replacements: objects that a controller created for ones that are gone, such as a new pod for a
   * deleted one. It also leaves out objects of a kind that could not be read before.
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
            .filter(entry -> entry.getSubresource() == null) // status writers don't count
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
