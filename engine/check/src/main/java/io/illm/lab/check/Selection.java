package io.illm.lab.check;

import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.experiment.Observation.ManyObjects;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The objects that are looked at.
 *
 * @param apiVersion of their kind
 * @param kind of them
 * @param namespace where they are, if the kind has namespaces
 * @param name of the only one; empty for many
 * @param labels that many must match
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

  /** In words, such as {@code deployment/web in shop} or {@code pods app=web in shop}. */
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

  /** The English plural, which most resources have: pods, networkpolicies, podmetrics. */
  private static String plural(String kind) {
    return kind.endsWith("s") ? kind : kind.replaceAll("(?<![aeiou])y$", "ie") + "s";
  }
}
