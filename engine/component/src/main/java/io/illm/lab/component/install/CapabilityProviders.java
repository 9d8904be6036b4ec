package io.illm.lab.component.install;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The component that provides each capability. Only one may provide it, so that the choice is
 * unambiguous.
 *
 * @param components the components' names by capability
 */
public record CapabilityProviders(Map<Capability, String> components) {

  /**
   * Finds the providers in a checkout.
   *
   * @param faults receives second providers of a capability, and components that can't be read
   */
  public static CapabilityProviders of(Library library, Faults faults) {
    Map<Capability, String> components = new EnumMap<>(Capability.class);
    for (String name : library.components()) {
      library.component(name, faults).ifPresent(component -> add(component, components, faults));
    }
    return new CapabilityProviders(Map.copyOf(components));
  }

  /**
   * Returns the component that provides a capability.
   *
   * @param requester the file that needs the capability, for a fault if no component provides it
   */
  public Optional<String> component(Capability capability, Path requester, Faults faults) {
    Optional<String> found = Optional.ofNullable(components.get(capability));
    if (found.isEmpty()) {
      faults.add(
          Fault.at(
              Place.of(requester, "capabilities:", capability.word()),
              "no component provides `" + capability.word() + "`",
              "add a component that `provides` it, or use a cluster that has it"));
    }
    return found;
  }

  private static void add(Component component, Map<Capability, String> components, Faults faults) {
    for (Capability capability : component.provides()) {
      String first = components.putIfAbsent(capability, component.name());
      if (first != null) {
        faults.add(
            Fault.at(
                Place.of(
                    component.folder().resolve("component.yaml"), "provides:", capability.word()),
                "`" + first + "` provides `" + capability.word() + "` already",
                "only one component may provide it; to use the other, name it under `components`"));
      }
    }
  }
}
