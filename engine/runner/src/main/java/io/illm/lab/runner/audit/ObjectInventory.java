package io.illm.lab.runner.audit;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names of all objects of every kind that a cluster serves.
 *
 * @param objects each as {@code kind namespace/name}
 * @param kinds how many kinds were listed
 */
public record ObjectInventory(Set<String> objects, int kinds) {

  /** What the cluster itself writes all the time. */
  private static final Set<String> RESTLESS = Set.of("Event", "Lease");

  /** What controllers put into every namespace, some time after it was made. */
  private static final Set<String> GIVEN =
      Set.of("ConfigMap/kube-root-ca.crt", "ServiceAccount/default");

  /** Lists everything. */
  public static ObjectInventory take(KubernetesClient client) {
    Set<String> objects = new TreeSet<>();
    List<Kind> kinds = kinds(client);
    kinds.forEach(kind -> list(client, kind).forEach(objects::add));
    return new ObjectInventory(Set.copyOf(objects), kinds.size());
  }

  /** What is here and was not there before. */
  public List<String> minus(ObjectInventory before) {
    return objects.stream().filter(object -> !before.objects().contains(object)).sorted().toList();
  }

  private record Kind(String group, String version, APIResource resource) {}

  private static List<Kind> kinds(KubernetesClient client) {
    List<Kind> kinds = new ArrayList<>(kinds(client, "", "v1"));
    client
        .getApiGroups()
        .getGroups()
        .forEach(group ->
            kinds.addAll(kinds(client, group.getName(), group.getPreferredVersion().getVersion())));
    return kinds;
  }

  private static List<Kind> kinds(KubernetesClient client, String group, String version) {
    String groupVersion = group.isEmpty() ? version : group + "/" + version;
    return Optional.ofNullable(client.getApiResources(groupVersion))
        .map(APIResourceList::getResources)
        .orElse(List.of())
        .stream()
        .filter(resource -> resource.getVerbs().contains("list"))
        .filter(resource -> !RESTLESS.contains(resource.getKind()))
        .map(resource -> new Kind(group, version, resource))
        .toList();
  }

  private static Stream<String> list(KubernetesClient client, Kind kind) {
    var context =
        new ResourceDefinitionContext.Builder()
            .withGroup(kind.group())
            .withVersion(kind.version())
            .withKind(kind.resource().getKind())
            .withPlural(kind.resource().getName())
            .withNamespaced(Boolean.TRUE.equals(kind.resource().getNamespaced()))
            .build();
    try {
      return client.genericKubernetesResources(context).inAnyNamespace().list().getItems().stream()
          .filter(object -> !given(object))
          .map(ObjectInventory::words);
    } catch (KubernetesClientException e) {
      return Stream.of(kind.resource().getKind() + " can't be listed: " + e.getMessage());
    }
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
