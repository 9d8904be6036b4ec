package io.illm.lab.runner.component;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which component provides which capability: one each, or it would depend on chance which is taken.
 *
 * @param components names by capability
 */
public record CapabilityProviders(Map<Capability, String> components) {

  /**
   * Those of a checkout.
   *
   * @param faults where a second provider of the same is noted, and components that can't be read
   */
  public static CapabilityProviders of(Library library, Faults faults) {
    Map<Capability, String> components = new EnumMap<>(Capability.class);
    for (String name : library.components()) {
      ComponentReader.read(library.root().resolve("components").resolve(name), faults)
          .ifPresent(component -> add(component, components, faults));
    }
    return new CapabilityProviders(Map.copyOf(components));
  }

  /**
   * The component that provides a capability.
   *
   * @param asking the file that needs it, where it is noted that there is none
   */
  public Optional<String> component(Capability capability, Path asking, Faults faults) {
    Optional<String> found = Optional.ofNullable(components.get(capability));
    if (found.isEmpty()) {
      faults.add(
          Fault.at(
              Place.of(asking, "capabilities:", capability.word()),
              "no component provides `" + capability.word() + "`",
              "add one whose component.yaml says so, or use a cluster that has it"));
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
                "one component provides it; name the other one where it is meant"));
      }
    }
  }
}
