package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The objects that a cluster stores, of every kind that can be listed. Kinds that are computed when
 * they are asked for, such as the metrics of a pod, have no UID and are left out.
 *
 * @param objects every object
 * @param kinds how many kinds were read
 * @param unread why something could not be read, by its API group and version or by its kind
 */
public record ObjectListing(
    List<GenericKubernetesResource> objects, int kinds, Map<String, String> unread) {

  /**
   * Lists the objects of a cluster.
   *
   * @param wanted the kinds that are listed
   */
  public static ObjectListing everywhere(KubernetesClient client, Predicate<ServedKind> wanted) {
    return list(
        client,
        wanted,
        kind ->
            client.genericKubernetesResources(kind.context()).inAnyNamespace().list().getItems());
  }

  /** Lists the objects in a namespace. */
  public static ObjectListing in(KubernetesClient client, String namespace) {
    return list(
        client,
        ServedKind::namespaced,
        kind ->
            client
                .genericKubernetesResources(kind.context())
                .inNamespace(namespace)
                .list()
                .getItems());
  }

  private static ObjectListing list(
      KubernetesClient client,
      Predicate<ServedKind> wanted,
      Function<ServedKind, List<GenericKubernetesResource>> asking) {
    ServedKinds.Survey survey = ServedKinds.survey(client);
    Map<String, String> unread = new TreeMap<>(survey.unread());
    List<GenericKubernetesResource> objects = new ArrayList<>();
    int kinds = 0;
    for (ServedKind kind : survey.kinds()) {
      if (kind.verbs().contains("list") && wanted.test(kind)) {
        try {
          asking.apply(kind).stream().filter(ObjectListing::stored).forEach(objects::add);
          kinds++;
        } catch (KubernetesClientException e) {
          ServedKinds.throwUnanswered(e);
          unread.put(kind.apiVersion() + " " + kind.kind(), ServedKinds.why(e));
        }
      }
    }
    return new ObjectListing(List.copyOf(objects), kinds, Collections.unmodifiableMap(unread));
  }

  private static boolean stored(GenericKubernetesResource object) {
    return object.getMetadata().getUid() != null;
  }

  /** An object's kind, namespace and name. */
  public static String words(GenericKubernetesResource object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }
}
