package io.illm.lab.runner.component;

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
 * What differs from cluster to cluster and manifests can ask for, as <code>${cluster.NAME}</code>.
 *
 * @param values by name; one that this cluster doesn't tell is missing
 */
public record ClusterValues(Map<String, String> values) {

  /** The addresses that a cluster sets apart for load balancers. */
  public static final String LOAD_BALANCER_RANGE = "loadBalancerRange";

  private static final Pattern ASKED = Pattern.compile("\\$\\{cluster\\.(\\w+)}");
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** What a cluster tells of itself. */
  public static ClusterValues of(Cluster cluster) {
    return new ClusterValues(
        cluster
            .loadBalancerRange()
            .map(range -> Map.of(LOAD_BALANCER_RANGE, range))
            .orElseGet(Map::of));
  }

  /**
   * Writes the values into a component's objects, wherever they ask for one.
   *
   * @throws BadInput where they ask for what this cluster doesn't tell
   */
  List<GenericKubernetesResource> fill(String component, List<GenericKubernetesResource> objects) {
    List<String> texts = objects.stream().map(SERIALIZATION::asJson).toList();
    List<Fault> missing =
        texts.stream()
            .flatMap(text -> ASKED.matcher(text).results())
            .map(asked -> asked.group(1))
            .distinct()
            .filter(name -> !values.containsKey(name))
            .map(name -> untold(component, name))
            .toList();
    if (!missing.isEmpty()) {
      throw new BadInput(missing);
    }
    return texts.stream().map(this::filled).toList();
  }

  private GenericKubernetesResource filled(String text) {
    String full = ASKED.matcher(text).replaceAll(asked -> Matcher.quoteReplacement(value(asked)));
    return SERIALIZATION.unmarshal(full, GenericKubernetesResource.class);
  }

  private String value(MatchResult asked) {
    return Optional.ofNullable(values.get(asked.group(1))).orElseThrow();
  }

  private static Fault untold(String component, String name) {
    return Fault.of(
        "the component %s asks for `cluster.%s`, and this cluster doesn't tell it"
            .formatted(component, name),
        "clusters that the lab boots tell `cluster."
            + LOAD_BALANCER_RANGE
            + "`; elsewhere use what the cluster has built in");
  }
}
