package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.illm.lab.runner.cluster.ServedKind;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * An object that a cluster holds, and how to get at it.
 *
 * @param client of the cluster
 * @param kind its kind as it is served
 * @param object as it was found
 */
record StoredObject(KubernetesClient client, ServedKind kind, GenericKubernetesResource object) {

  private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

  String name() {
    return object.getMetadata().getName();
  }

  /** Kind, namespace and name. */
  String words() {
    String namespace = object.getMetadata().getNamespace();
    return kind.kind() + " " + (namespace == null ? "" : namespace + "/") + name();
  }

  /** Asks for its removal; one that is gone is fine. */
  void delete(DeletionPropagation propagation) {
    tolerant(() -> at().withPropagationPolicy(propagation).delete());
  }

  /** Waits until it is gone, or another one bears its name. */
  boolean goneWithin(Duration limit) {
    String uid = object.getMetadata().getUid();
    Predicate<GenericKubernetesResource> gone =
        now -> now == null || !uid.equals(now.getMetadata().getUid());
    try {
      if (gone.test(at().get())) {
        return true;
      }
      return gone.test(at().waitUntilCondition(gone, limit.toMillis(), TimeUnit.MILLISECONDS));
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
   * Takes its finalizers away.
   *
   * @return them; empty where it had none, or is gone
   */
  List<String> clearFinalizers() {
    GenericKubernetesResource now = at().get();
    if (now == null || now.getMetadata().getFinalizers().isEmpty()) {
      return List.of();
    }
    tolerant(() -> at().patch(PatchContext.of(PatchType.JSON_MERGE), NO_FINALIZERS));
    return List.copyOf(now.getMetadata().getFinalizers());
  }

  private Resource<GenericKubernetesResource> at() {
    var all = client.genericKubernetesResources(kind.context());
    return kind.namespaced()
        ? all.inNamespace(object.getMetadata().getNamespace()).withName(name())
        : all.withName(name());
  }

  /**
   * What a webhook of a dead server refuses is asked for again by the removal of its definition.
   */
  private static void tolerant(Runnable asking) {
    try {
      asking.run();
    } catch (KubernetesClientException e) {
      boolean refused = String.valueOf(e.getMessage()).contains("webhook");
      if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND && !refused) {
        throw e;
      }
    }
  }
}
