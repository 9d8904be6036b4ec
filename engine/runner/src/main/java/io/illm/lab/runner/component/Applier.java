package io.illm.lab.runner.component;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.illm.lab.model.Broken;
import io.illm.lab.runner.cluster.ServedKind;
import io.illm.lab.runner.cluster.ServedKinds;
import io.illm.lab.runner.manifest.ApplyOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Applies objects in their order by server-side apply; applying them again changes nothing. */
final class Applier {

  /** How long a webhook may take to serve, and a definition to be established. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

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

  /** Applies a component's objects, which are sorted by {@link ApplyOrder}. */
  void apply(String component, List<GenericKubernetesResource> objects) {
    for (ApplyOrder turn : ApplyOrder.values()) {
      List<GenericKubernetesResource> now =
          objects.stream().filter(object -> ApplyOrder.of(object) == turn).toList();
      now.stream()
          .filter(object -> !anothers(component, object))
          .forEach(object -> new Retry(PATIENCE).until(() -> applied(component, object)));
      if (turn == ApplyOrder.DEFINITION) {
        now.forEach(this::awaitEstablished);
      }
    }
  }

  /** A namespace that another component brought stays as that one made it. */
  private boolean anothers(String component, GenericKubernetesResource object) {
    return ApplyOrder.of(object) == ApplyOrder.NAMESPACE
        && Optional.ofNullable(client.namespaces().withName(object.getMetadata().getName()).get())
            .flatMap(ComponentLabel::componentOf)
            .filter(owner -> !owner.equals(component))
            .isPresent();
  }

  /** Applies one object; says why it must be tried again where that may help. */
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
      if (mayPass(e)) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
      throw new Broken(
          "the cluster refuses " + words(object) + " of " + component + ": " + e.getMessage(),
          "see what is applied with `lab component render " + component + "`");
    }
  }

  /** Sends one object, as its kind is served. */
  void patch(String component, GenericKubernetesResource object, ServedKind kind) {
    client
        .genericKubernetesResources(kind.context())
        .resource(ComponentLabel.marked(object, component))
        .patch(APPLY);
  }

  /** A kind just defined, a webhook not serving yet, an API server that is busy. */
  private static boolean mayPass(KubernetesClientException refusal) {
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
        .waitUntilCondition(Applier::established, PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static boolean established(@Nullable CustomResourceDefinition definition) {
    return definition != null
        && definition.getStatus() != null
        && definition.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static String words(HasMetadata object) {
    return object.getKind() + "/" + object.getMetadata().getName();
  }
}
