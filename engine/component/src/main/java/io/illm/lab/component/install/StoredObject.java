package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.illm.lab.component.kube.ServedKind;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An object on a cluster, with the requests that delete it.
 *
 * @param client the cluster's API
 * @param kind its kind, as the API server serves it
 * @param object the object as it was found
 */
record StoredObject(KubernetesClient client, ServedKind kind, GenericKubernetesResource object) {

  private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

  String name() {
    return object.getMetadata().getName();
  }

  /** Returns kind, namespace and name. */
  String description() {
    String namespace = object.getMetadata().getNamespace();
    return kind.kind() + " " + (namespace == null ? "" : namespace + "/") + name();
  }

  /** Requests the deletion. It is no error if the object is gone. */
  void delete(DeletionPropagation propagation) {
    ignoringRefusals(() -> resource().withPropagationPolicy(propagation).delete());
  }

  /** Waits until it is gone or replaced by another object of the same name. */
  boolean goneWithin(Duration limit) {
    String uid = object.getMetadata().getUid();
    Predicate<GenericKubernetesResource> gone =
        now -> now == null || !uid.equals(now.getMetadata().getUid());
    try {
      if (gone.test(resource().get())) {
        return true;
      }
      return gone.test(
          resource().waitUntilCondition(gone, limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (KubernetesClientTimeoutException _) {
      return false;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
        return true; // the kind itself is gone
      }
      throw e;
    }
  }

  /**
   * Removes its finalizers.
   *
   * @return the removed finalizers; empty if it had none or is gone
   */
  List<String> removeFinalizers() {
    GenericKubernetesResource now = resource().get();
    if (now == null || now.getMetadata().getFinalizers().isEmpty()) {
      return List.of();
    }
    ignoringRefusals(() -> resource().patch(PatchContext.of(PatchType.JSON_MERGE), NO_FINALIZERS));
    return List.copyOf(now.getMetadata().getFinalizers());
  }

  private Resource<GenericKubernetesResource> resource() {
    var all = client.genericKubernetesResources(kind.context());
    return kind.namespaced()
        ? all.inNamespace(object.getMetadata().getNamespace()).withName(name())
        : all.withName(name());
  }

  /**
   * Ignores refusals by a webhook without a server: removing the definition requests the same
   * again.
   */
  private static void ignoringRefusals(Runnable request) {
    try {
      request.run();
    } catch (KubernetesClientException e) {
      boolean refused = String.valueOf(e.getMessage()).contains("webhook");
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND && !refused) {
        throw e;
      }
    }
  }
}
