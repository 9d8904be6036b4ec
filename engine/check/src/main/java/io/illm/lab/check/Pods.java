package io.illm.lab.check;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import io.illm.lab.model.experiment.ObjectRef;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The pods that an object stands for: itself, or those that a workload's selector picks. */
record Pods(KubernetesClient client, Kinds kinds, String defaultNamespace) {

  /** All of them, ready ones first, by name. */
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

  /** A Service's selector is a plain map, a workload's has matchLabels. */
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
