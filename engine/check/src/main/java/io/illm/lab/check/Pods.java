package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.illm.lab.model.experiment.ObjectRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds the pods of an object: the pod itself, or the pods that match a workload's selector. */
record Pods(KubernetesClient client, Kinds kinds, String defaultNamespace) {

  /** Returns the pods that are not being deleted, ready ones first, and then by name. */
  List<Pod> of(ObjectRef target) {
    String namespace = target.namespace().orElse(defaultNamespace);
    List<Pod> found =
        target.kind().equals("Pod")
            ? client
                .pods()
                .inNamespace(namespace)
                .withField("metadata.name", target.name())
                .list()
                .getItems()
            : selected(target, namespace);
    return found.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .sorted(
            Comparator.comparing((Pod pod) -> !Readiness.isPodReady(pod))
                .thenComparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  private List<Pod> selected(ObjectRef target, String namespace) {
    return kinds
        .list(Selection.one(target, defaultNamespace))
        .flatMap(listing -> listing.list().getItems().stream().findFirst())
        .map(workload -> selector(Json.apiObject(workload)))
        .map(selector ->
            client.pods().inNamespace(namespace).withLabelSelector(selector).list().getItems())
        .orElse(List.of());
  }

  /**
   * Returns the label selector of a Service or workload. That of a Service is a plain map, that of
   * a workload has {@code matchLabels}. Without a selector, it matches no pod.
   */
  private static LabelSelector selector(com.fasterxml.jackson.databind.JsonNode workload) {
    var selector = workload.path("spec").path("selector");
    if (!selector.isObject()) {
      return new LabelSelector(List.of(), Map.of("lab.illm.io/selects", "nothing"));
    }
    boolean plain = !selector.has("matchLabels") && !selector.has("matchExpressions");
    var form = plain ? Json.MAPPER.createObjectNode().set("matchLabels", selector) : selector;
    return Json.MAPPER.convertValue(form, LabelSelector.class);
  }
}
