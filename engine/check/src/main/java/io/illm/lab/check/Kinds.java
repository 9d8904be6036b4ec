package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the API resource of a kind and lists its objects. If the API server does not know a kind,
 * it is asked again each time, because a CustomResourceDefinition may be created later.
 */
final class Kinds {

  private final KubernetesClient client;
  private final Map<String, ResourceDefinitionContext> known = new ConcurrentHashMap<>();

  Kinds(KubernetesClient client) {
    this.client = client;
  }

  /**
   * The result of a list request.
   *
   * @param context the API resource of the kind
   * @param list the objects, with the resource version of the list
   */
  record Listing(ResourceDefinitionContext context, GenericKubernetesResourceList list) {}

  /**
   * Lists the selected objects.
   *
   * @return the objects; empty if the API server answered that it has no such kind
   * @throws KubernetesClientException if the API server did not answer or refused
   */
  Optional<Listing> list(Selection selection) {
    try {
      return find(selection.apiVersion(), selection.kind())
          .map(context -> new Listing(context, select(context, selection).list()));
    } catch (KubernetesClientException e) {
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
        throw e;
      }
      known.remove(key(selection.apiVersion(), selection.kind()));
      return Optional.empty();
    }
  }

  /** Returns the API resource of a kind; empty if the API server has no such kind yet. */
  Optional<ResourceDefinitionContext> find(String apiVersion, String kind) {
    String key = key(apiVersion, kind);
    Optional<ResourceDefinitionContext> found =
        Optional.ofNullable(known.get(key)).or(() -> discover(apiVersion, kind));
    found.ifPresent(context -> known.put(key, context));
    return found;
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }

  private Optional<ResourceDefinitionContext> discover(String apiVersion, String kind) {
    APIResourceList resources = client.getApiResources(apiVersion);
    return resources == null
        ? Optional.empty()
        : resources.getResources().stream()
            .filter(r -> r.getKind().equals(kind) && !r.getName().contains("/"))
            .findFirst()
            .map(resource -> context(apiVersion, resource));
  }

  private static ResourceDefinitionContext context(String apiVersion, APIResource resource) {
    int slash = apiVersion.indexOf('/');
    return new ResourceDefinitionContext.Builder()
        .withGroup(slash < 0 ? "" : apiVersion.substring(0, slash))
        .withVersion(apiVersion.substring(slash + 1))
        .withKind(resource.getKind())
        .withPlural(resource.getName())
        .withNamespaced(resource.getNamespaced())
        .build();
  }

  /** Returns the operation of the client for the selected objects. */
  FilterWatchListDeletable<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      select(ResourceDefinitionContext context, Selection selection) {
    var all = client.genericKubernetesResources(context);
    var inScope = context.isNamespaceScoped() ? all.inNamespace(selection.namespace()) : all;
    return selection.name().isPresent()
        ? inScope.withField("metadata.name", selection.name().get())
        : inScope.withLabels(selection.labels());
  }
}
