package io.illm.lab.model;

import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of a checkout that a command has read, for those that look at all experiments. */
final class ReadOnce {

  private record ReadComponent(Optional<Component> component, List<Fault> faults) {}

  private final Map<Path, ReadComponent> components = new ConcurrentHashMap<>();
  private final Map<Path, Roadmap> roadmaps = new ConcurrentHashMap<>();

  /** Reads a component's folder. Its faults are added each time. */
  Optional<Component> component(Path folder, Faults faults) {
    ReadComponent read = components.computeIfAbsent(folder, ReadOnce::read);
    faults.addAll(read.faults());
    return read.component();
  }

  private static ReadComponent read(Path folder) {
    Faults found = new Faults();
    Optional<Component> component = ComponentReader.read(folder, found);
    return new ReadComponent(component, found.found());
  }

  /** Reads the roadmap. */
  Roadmap roadmap(Path file) {
    return roadmaps.computeIfAbsent(file, Roadmap::read);
  }
}
