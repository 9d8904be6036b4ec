package io.illm.lab.model.component;

import io.illm.lab.model.yaml.Fields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A feature that a cluster has built in or gets from a component. */
public enum Capability {
  /** The resource metrics API, which {@code kubectl top} and autoscalers read. */
  METRICS,
  /** A default StorageClass whose volumes are provisioned. */
  STORAGE,
  /** NetworkPolicies that are enforced. */
  NETWORK_POLICY,
  /** Services of type LoadBalancer that get an address. */
  LOAD_BALANCER;

  /** Returns its word in YAML, such as {@code network-policy}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns every word, in the order of this list. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Capability::word).toList();
  }

  /** Reads a field that lists capabilities. An unknown word is a fault at its place. */
  public static List<Capability> list(Fields fields, String field) {
    return fields.choices(field, "capability", words()).stream()
        .map(word -> valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')))
        .toList();
  }
}
