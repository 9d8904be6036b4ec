package io.illm.lab.component.kube;

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

/**
 * The kinds of objects in a cluster's API. It caches the kinds of each API group. If a kind is
 * missing, it asks the API server again.
 */
public final class ServedKinds {

  private final KubernetesClient client;
  private final Map<String, List<ServedKind>> known = new HashMap<>();

  /** Creates the kinds of a cluster. */
  public ServedKinds(KubernetesClient client) {
    this.client = client;
  }

  /** Returns the kind with this name; empty if the cluster does not serve it now. */
  public Optional<ServedKind> find(String apiVersion, String kind) {
    return in(known.getOrDefault(apiVersion, List.of()), kind)
        .or(() -> {
          List<ServedKind> served = answered(client, apiVersion);
          known.put(apiVersion, served);
          return in(served, kind);
        });
  }

  /**
   * The kinds that a cluster serves, and the groups that could not be read.
   *
   * @param kinds all kinds, at the preferred version of each group
   * @param unread the reasons why groups could not be read, by group and version
   */
  public record Survey(List<ServedKind> kinds, Map<String, String> unread) {}

  /**
   * Returns all kinds at the preferred version of each group. Groups that can't be read are left
   * out.
   */
  public static List<ServedKind> preferred(KubernetesClient client) {
    return survey(client).kinds();
  }

  /**
   * Reads the kinds of all groups. A group can't be read if, for example, the server of its
   * APIService is down.
   */
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

  /**
   * Throws a failure again if the API server did not answer. Such a failure says nothing about the
   * objects.
   */
  static void throwUnanswered(KubernetesClientException failure) {
    if (failure.getCode() <= 0) { // the client has -1 or 0 where there is no HTTP status
      throw failure;
    }
  }

  /**
   * Returns the API server's reason for a refusal, without the request, which the client adds to
   * its own message.
   */
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

  /** Returns the kinds of a group; empty if the group's server is down. */
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
