package io.illm.lab.component.install;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of a cluster that manifests can reference as <code>${cluster.NAME}</code>.
 *
 * @param values by name; a value that this cluster doesn't have is missing
 */
public record ClusterValues(Map<String, String> values) {

  /** The addresses that a cluster reserves for load balancers. */
  public static final String LOAD_BALANCER_RANGE = "loadBalancerRange";

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{cluster\\.(\\w+)}");
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** Returns the values of a cluster. */
  public static ClusterValues of(Cluster cluster) {
    return new ClusterValues(
        cluster
            .loadBalancerRange()
            .map(range -> Map.of(LOAD_BALANCER_RANGE, range))
            .orElseGet(Map::of));
  }

  /**
   * Replaces the references in a component's objects with the values.
   *
   * @throws BadInput if an object references a value that this cluster doesn't have
   */
  List<GenericKubernetesResource> fill(String component, List<GenericKubernetesResource> objects) {
    List<String> texts = objects.stream().map(SERIALIZATION::asJson).toList();
    List<Fault> missing =
        texts.stream()
            .flatMap(text -> REFERENCE.matcher(text).results())
            .map(reference -> reference.group(1))
            .distinct()
            .filter(name -> !values.containsKey(name))
            .map(name -> missingValue(component, name))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInput(missing);
    }
    return texts.stream().map(this::filled).toList();
  }

  private GenericKubernetesResource filled(String text) {
    String full =
        REFERENCE.matcher(text).replaceAll(reference -> Matcher.quoteReplacement(value(reference)));
    return SERIALIZATION.unmarshal(full, GenericKubernetesResource.class);
  }

  private String value(MatchResult reference) {
    return Optional.ofNullable(values.get(reference.group(1))).orElseThrow();
  }

  private static Fault missingValue(String component, String name) {
    return Fault.of(
        "the component %s uses `cluster.%s`, which this cluster doesn't have"
            .formatted(component, name),
        "only clusters that the lab boots have `cluster."
            + LOAD_BALANCER_RANGE
            + "`; on others use the cluster's own feature");
  }
}
