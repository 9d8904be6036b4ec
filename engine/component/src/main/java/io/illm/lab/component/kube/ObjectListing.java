package io.illm.lab.component.kube;

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
 * The stored objects of a cluster, of all kinds that can be listed. Objects without a UID are left
 * out, because they are computed on request, such as the metrics of a pod.
 *
 * @param objects the objects
 * @param kinds the number of kinds that were read
 * @param unread the reasons why kinds could not be read. The key is an API group and version, or a
 *     kind with them
 */
public record ObjectListing(
    List<GenericKubernetesResource> objects, int kinds, Map<String, String> unread) {

  /**
   * Lists the objects of a cluster.
   *
   * @param wanted selects the kinds to list
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

  /** Returns an object's kind, namespace and name. */
  public static String words(GenericKubernetesResource object) {
    String namespace = object.getMetadata().getNamespace();
    return object.getKind()
        + " "
        + (namespace == null ? "" : namespace + "/")
        + object.getMetadata().getName();
  }
}
