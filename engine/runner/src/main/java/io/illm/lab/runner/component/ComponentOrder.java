package io.illm.lab.runner.component;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Components with all that they need, each after what it needs. */
public final class ComponentOrder {

  private static final String PLATFORM = "kubernetes";

  private final Library library;
  private final Set<Capability> builtIn;
  private final Faults faults;
  private final Map<String, Component> ordered = new LinkedHashMap<>();
  private final Set<String> entered = new LinkedHashSet<>();

  private ComponentOrder(Library library, Set<Capability> builtIn, Faults faults) {
    this.library = library;
    this.builtIn = Set.copyOf(builtIn);
    this.faults = faults;
  }

  /**
   * Puts components in the order of installation.
   *
   * @param needs what is asked for
   * @param builtIn what the cluster can do by itself: no component is installed for it
   * @param asking the file that asks, where a fault of theirs stands
   * @param faults where unknown names, circles and capabilities without a provider are noted
   */
  public static List<Component> of(
      Needs needs, Set<Capability> builtIn, Path asking, Library library, Faults faults) {
    ComponentOrder order = new ComponentOrder(library, builtIn, faults);
    order.visit(needs, asking);
    return List.copyOf(order.ordered.values());
  }

  /** The components that make up a cluster's platform, in the order of installation. */
  public static List<Component> ofPlatform(Library library, Faults faults) {
    Needs needs = new Needs(List.of(PLATFORM), List.of());
    return of(needs, Set.of(), file(library, PLATFORM), library, faults);
  }

  private void visit(Needs needs, Path asking) {
    needs.components().forEach(name -> visit(name, asking));
    needs.capabilities().stream()
        .filter(capability -> !builtIn.contains(capability))
        .flatMap(capability ->
            CapabilityProviders.of(library, faults).component(capability, asking, faults).stream())
        .forEach(name -> visit(name, asking));
  }

  private void visit(String name, Path asking) {
    if (ordered.containsKey(name)) {
      return;
    }
    if (!entered.add(name)) {
      faults.add(
          Fault.at(
              Place.of(asking, "needs:", name),
              "components need each other in a circle: "
                  + String.join(" → ", new ArrayList<>(entered)),
              "take one `needs` out"));
      return;
    }
    read(name, asking)
        .ifPresent(component -> {
          visit(component.needs(), file(library, name));
          ordered.put(name, component);
        });
  }

  private Optional<Component> read(String name, Path asking) {
    if (!library.components().contains(name)) {
      faults.add(
          Fault.at(
              Place.of(asking, "needs:", name),
              "no component is called `" + name + "`",
              Suggestion.of(name, library.components())));
      return Optional.empty();
    }
    return ComponentReader.read(folder(library, name), faults);
  }

  private static Path file(Library library, String name) {
    return folder(library, name).resolve("component.yaml");
  }

  private static Path folder(Library library, String name) {
    return library.root().resolve("components").resolve(name);
  }
}
