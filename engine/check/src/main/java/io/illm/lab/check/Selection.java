package io.illm.lab.check;

import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation.ManyObjects;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Selects the objects of an observation.
 *
 * @param apiVersion the API version of their kind
 * @param kind their kind
 * @param namespace their namespace; ignored if the kind has no namespaces
 * @param name the name of a single object; empty for many
 * @param labels the labels that they must have, if there is no name
 */
record Selection(
    String apiVersion,
    String kind,
    String namespace,
    Optional<String> name,
    Map<String, String> labels) {

  static Selection one(ObjectRef ref, String defaultNamespace) {
    return new Selection(
        ref.apiVersion(),
        ref.kind(),
        ref.namespace().orElse(defaultNamespace),
        Optional.of(ref.name()),
        Map.of());
  }

  static Selection many(ManyObjects many, String defaultNamespace) {
    return new Selection(
        many.apiVersion(),
        many.kind(),
        many.namespace().orElse(defaultNamespace),
        Optional.empty(),
        many.selector());
  }

  /**
   * Describes the selection in words, such as {@code deployment/web in shop} or {@code pods app=web
   * in shop}.
   */
  @Override
  public String toString() {
    String what = kind.toLowerCase(Locale.ROOT);
    String chosen =
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    return name.map(n -> what + "/" + n).orElse((plural(what) + " " + chosen).strip())
        + " in "
        + namespace;
  }

  /** Returns the English plural, which most resources have: pods, networkpolicies, podmetrics. */
  private static String plural(String kind) {
    return kind.endsWith("s") ? kind : kind.replaceAll("(?<![aeiou])y$", "ie") + "s";
  }
}
