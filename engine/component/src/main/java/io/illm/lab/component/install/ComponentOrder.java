package io.illm.lab.component.install;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sorts components and their requirements, so that each comes after its requirements. */
public final class ComponentOrder {

  private static final String PLATFORM = "kubernetes";

  private final Library library;
  private final Set<Capability> builtIn;
  private final Faults faults;
  private final Map<String, Component> ordered = new LinkedHashMap<>();
  private final Set<String> visited = new LinkedHashSet<>();

  private ComponentOrder(Library library, Set<Capability> builtIn, Faults faults) {
    this.library = library;
    this.builtIn = Set.copyOf(builtIn);
    this.faults = faults;
  }

  /**
   * Returns components in the order of installation.
   *
   * @param needs the requested components and capabilities
   * @param builtIn the cluster's own capabilities, for which no component is installed
   * @param requester the file that contains the request, for the place of faults
   * @param faults receives unknown names, cycles and capabilities without a provider
   */
  public static List<Component> of(
      Needs needs, Set<Capability> builtIn, Path requester, Library library, Faults faults) {
    ComponentOrder order = new ComponentOrder(library, builtIn, faults);
    order.visit(needs, requester);
    return List.copyOf(order.ordered.values());
  }

  /** Returns the components of a cluster's platform in the order of installation. */
  public static List<Component> ofPlatform(Library library, Faults faults) {
    Needs needs = new Needs(List.of(PLATFORM), List.of());
    return of(needs, Set.of(), file(library, PLATFORM), library, faults);
  }

  private void visit(Needs needs, Path requester) {
    needs.components().forEach(name -> visit(name, requester));
    needs.capabilities().stream()
        .filter(capability -> !builtIn.contains(capability))
        .flatMap(capability ->
            CapabilityProviders.of(library, faults)
                .component(capability, requester, faults)
                .stream())
        .forEach(name -> visit(name, requester));
  }

  private void visit(String name, Path requester) {
    if (ordered.containsKey(name)) {
      return;
    }
    if (!visited.add(name)) {
      faults.add(
          Fault.at(
              Place.of(requester, "needs:", name),
              "components need each other in a cycle: "
                  + String.join(" → ", new ArrayList<>(visited)),
              "remove one `needs`"));
      return;
    }
    read(name, requester)
        .ifPresent(component -> {
          visit(component.needs(), file(library, name));
          ordered.put(name, component);
        });
  }

  private Optional<Component> read(String name, Path requester) {
    if (!library.components().contains(name)) {
      faults.add(
          Fault.at(
              Place.of(requester, "needs:", name),
              "no component is called `" + name + "`",
              Suggestion.of(name, library.components())));
      return Optional.empty();
    }
    return library.component(name, faults);
  }

  private static Path file(Library library, String name) {
    return library.root().resolve("components").resolve(name).resolve("component.yaml");
  }
}
