package io.illm.lab.runner.component;

import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The components of an experiment, by when they are installed.
 *
 * @param first before its first step, each after what it needs
 * @param steps by the name that a step's {@code install} gives, with what that one needs
 */
public record InstallPlan(List<Component> first, Map<String, List<Component>> steps) {

  /** All of them, each once. */
  public List<Component> all() {
    return Stream.concat(first.stream(), steps.values().stream().flatMap(List::stream))
        .distinct()
        .toList();
  }
}
