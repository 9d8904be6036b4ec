package io.illm.lab.runner.component;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.model.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components with all that they need, each after what it needs. */
public final class ComponentOrder {

  private final Library library;
  private final Faults faults;
  private final Map<String, Component> ordered = new LinkedHashMap<>();
  private final Set<String> entered = new LinkedHashSet<>();

  private ComponentOrder(Library library, Faults faults) {
    this.library = library;
    this.faults = faults;
  }

  /**
   * Puts components in the order of installation.
   *
   * @param names the ones asked for
   * @param faults where unknown names and circles are noted
   */
  public static List<Component> of(Collection<String> names, Library library, Faults faults) {
    ComponentOrder order = new ComponentOrder(library, faults);
    names.forEach(order::visit);
    return List.copyOf(order.ordered.values());
  }

  private void visit(String name) {
    if (ordered.containsKey(name)) {
      return;
    }
    if (!entered.add(name)) {
      faults.add(
          Fault.of(
              "components need each other in a circle: "
                  + String.join(" → ", new ArrayList<>(entered)),
              "take one `needs` out"));
      return;
    }
    read(name)
        .ifPresent(component -> {
          component.needs().forEach(this::visit);
          ordered.put(name, component);
        });
  }

  private Optional<Component> read(String name) {
    if (!library.components().contains(name)) {
      faults.add(
          Fault.of(
              "no component is called `" + name + "`", Suggestion.of(name, library.components())));
      return Optional.empty();
    }
    return ComponentReader.read(library.root().resolve("components").resolve(name), faults);
  }
}
