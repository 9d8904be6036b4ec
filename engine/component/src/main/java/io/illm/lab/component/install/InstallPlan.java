package io.illm.lab.component.install;

import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The components of an experiment and the time of their installation.
 *
 * @param first components installed before the first step, each after its requirements
 * @param steps components by the name in a step's {@code install}, with their requirements
 */
public record InstallPlan(List<Component> first, Map<String, List<Component>> steps) {

  /** Returns all components, each once. */
  public List<Component> all() {
    return Stream.concat(first.stream(), steps.values().stream().flatMap(List::stream))
        .distinct()
        .toList();
  }
}
