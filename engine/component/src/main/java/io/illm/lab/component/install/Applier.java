package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.illm.lab.component.kube.ServedKind;
import io.illm.lab.component.kube.ServedKinds;
import io.illm.lab.component.manifest.ApplyOrder;
import io.illm.lab.model.Broken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Applies objects in order with server-side apply. Applying them again changes nothing. */
final class Applier {

  /** The time limit for a webhook to serve and for a definition to be established. */
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private static final PatchContext APPLY =
      new PatchContext.Builder()
          .withPatchType(PatchType.SERVER_SIDE_APPLY)
          .withFieldManager(ComponentLabel.FIELD_MANAGER)
          .withForce(true)
          .build();

  private final KubernetesClient client;
  private final ServedKinds kinds;

  Applier(KubernetesClient client) {
    this.client = client;
    this.kinds = new ServedKinds(client);
  }

  /** Applies a component's objects in the order of {@link ApplyOrder}. */
  void apply(String component, List<GenericKubernetesResource> objects) {
    for (ApplyOrder order : ApplyOrder.values()) {
      List<GenericKubernetesResource> batch =
          objects.stream().filter(object -> ApplyOrder.of(object) == order).toList();
      batch.stream()
          .filter(object -> !ownedByAnother(component, object))
          .forEach(object -> new Retry(TIMEOUT).until(() -> applied(component, object)));
      if (order == ApplyOrder.DEFINITION) {
        batch.forEach(this::awaitEstablished);
      }
    }
  }

  /**
   * Whether the object is a namespace that another component installed. Such a namespace stays
   * unchanged.
   */
  private boolean ownedByAnother(String component, GenericKubernetesResource object) {
    return ApplyOrder.of(object) == ApplyOrder.NAMESPACE
        && Optional.ofNullable(client.namespaces().withName(object.getMetadata().getName()).get())
            .flatMap(ComponentLabel::componentOf)
            .filter(owner -> !owner.equals(component))
            .isPresent();
  }

  /** Applies one object. Returns the reason to retry, or empty if it was applied. */
  private Optional<String> applied(String component, GenericKubernetesResource object) {
    Optional<ServedKind> kind = kinds.find(object.getApiVersion(), object.getKind());
    if (kind.isEmpty()) {
      return Optional.of(
          "the cluster doesn't serve " + object.getKind() + " of " + object.getApiVersion());
    }
    try {
      patch(component, object, kind.get());
      return Optional.empty();
    } catch (KubernetesClientException e) {
      if (isTransient(e)) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw new Broken(
          "the cluster refuses " + describe(object) + " of " + component + ": " + e.getMessage(),
          "show the applied objects with `lab component render " + component + "`");
    }
  }

  /** Sends one object to the endpoint of its kind. */
  void patch(String component, GenericKubernetesResource object, ServedKind kind) {
    client
        .genericKubernetesResources(kind.context())
        .resource(ComponentLabel.labelled(object, component))
        .patch(APPLY);
  }

  /**
   * Whether a retry may succeed: the kind was just defined, a webhook doesn't serve yet, or the API
   * server is busy.
   */
  private static boolean isTransient(KubernetesClientException refusal) {
    return switch (refusal.getCode()) {
      case 0, 404, 409, 429, 503 -> true;
      case 500 -> String.valueOf(refusal.getMessage()).contains("webhook");
      default -> false;
    };
  }

  private void awaitEstablished(GenericKubernetesResource definition) {
    String name = definition.getMetadata().getName();
    client
        .apiextensions()
        .v1()
        .customResourceDefinitions()
        .withName(name)
        .waitUntilCondition(Applier::established, TIMEOUT.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean established(@Nullable CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static String describe(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }
}
