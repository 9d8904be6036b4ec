package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kinds of objects that a cluster serves. A group is asked again where a kind is missing. */
public final class ServedKinds {

  private final KubernetesClient client;
  private final Map<String, List<ServedKind>> known = new HashMap<>();

  /** The kinds of a cluster. */
  public ServedKinds(KubernetesClient client) {
    this.client = client;
  }

  /** The kind of this name; empty where it isn't served, or not yet. */
  public Optional<ServedKind> find(String apiVersion, String kind) {
    return in(known.getOrDefault(apiVersion, List.of()), kind)
        .or(() -> {
          List<ServedKind> served = answered(client, apiVersion);
          known.put(apiVersion, served);
          return in(served, kind);
        });
  }

  /**
   * The kinds that a cluster serves.
   *
   * @param kinds every kind, at its group's preferred version
   * @param unread why a group could not be read, by its group and version
   */
  public record Survey(List<ServedKind> kinds, Map<String, String> unread) {}

  /** Every kind at its group's preferred version; a group that doesn't answer is left out. */
  public static List<ServedKind> preferred(KubernetesClient client) {
    return survey(client).kinds();
  }

  /** Asks every group. One whose server is away, such as that of an APIService, is told apart. */
  public static Survey survey(KubernetesClient client) {
    List<ServedKind> kinds = new ArrayList<>(ask(client, "v1"));
    Map<String, String> unread = new TreeMap<>();
    for (APIGroup group : client.getApiGroups().getGroups()) {
      String apiVersion = group.getPreferredVersion().getGroupVersion();
      try {
        kinds.addAll(ask(client, apiVersion));
      } catch (KubernetesClientException e) {
        throwUnanswered(e);
        unread.put(apiVersion, why(e));
      }
    }
    return new Survey(List.copyOf(kinds), Map.copyOf(unread));
  }

  /** Passes on what no API server has answered, which says nothing of the objects there. */
  static void throwUnanswered(KubernetesClientException failure) {
    if (failure.getCode() <= 0) { // the client has -1 or 0 where there is no HTTP status
      throw failure;
    }
  }

  /** Why the API server refused, without the request that the client repeats. */
  static String why(KubernetesClientException refusal) {
    return Optional.ofNullable(refusal.getStatus())
        .flatMap(status -> Optional.ofNullable(status.getMessage()))
        .orElse("status " + refusal.getCode())
        .strip();
  }

  private static Optional<ServedKind> in(List<ServedKind> kinds, String kind) {
    return kinds.stream().filter(served -> served.kind().equals(kind)).findFirst();
  }

  private static List<ServedKind> ask(KubernetesClient client, String apiVersion) {
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    return Optional.ofNullable(client.getApiResources(apiVersion))
        .map(APIResourceList::getResources)
        .orElse(List.of())
        .stream()
        .filter(resource -> !resource.getName().contains("/"))
        .map(resource -> kind(group, version, resource))
        .toList();
  }

  /** A group whose server is away has no kinds for now. */
  private static List<ServedKind> answered(KubernetesClient client, String apiVersion) {
    try {
      return ask(client, apiVersion);
    } catch (KubernetesClientException e) {
      throwUnanswered(e);
      return List.of();
    }
  }

  private static ServedKind kind(String group, String version, APIResource resource) {
    return new ServedKind(
        group,
        version,
        resource.getKind(),
        resource.getName(),
        Boolean.TRUE.equals(resource.getNamespaced()),
        List.copyOf(resource.getVerbs()));
  }
}
