package io.illm.lab.model;

import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.ExperimentReader;
import io.illm.lab.model.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The experiments, components and apps of a checkout.
 *
 * @param root the checkout's folder
 */
public record Library(Path root) {

  /**
   * Returns the names of all experiments, sorted. Folders that begin with {@code _} don't count.
   */
  public List<String> experiments() {
    return folders(root.resolve("experiments"), "experiment.yaml");
  }

  /** Returns the names of all components, sorted. */
  public List<String> components() {
    return folders(root.resolve("components"), "component.yaml");
  }

  /** Returns the names of all apps, sorted. */
  public List<String> apps() {
    return folders(root.resolve("apps"), "pom.xml");
  }

  /**
   * The result of reading an experiment: the readable parts, and every fault.
   *
   * @param experiment empty if nothing could be read
   * @param faults in the order found
   */
  public record Reading(Optional<Experiment> experiment, List<Fault> faults) {}

  /**
   * Reads one experiment, with its faults.
   *
   * @param name its name, or the path of a folder anywhere
   * @throws BadInput if there is no such experiment
   */
  public Reading read(String name) {
    Path folder =
        name.contains("/")
            ? Path.of(name).toAbsolutePath().normalize()
            : folder("experiments", name, experiments(), "experiment");
    Faults faults = new Faults();
    Optional<Experiment> experiment =
        ExperimentReader.read(folder, Roadmap.read(root.resolve("docs/roadmap.md")), faults);
    return new Reading(experiment, faults.found());
  }

  /**
   * Reads one experiment that has no faults.
   *
   * @param name its name, or the path of a folder anywhere
   * @throws BadInput with every fault found
   */
  public Experiment experiment(String name) {
    Reading reading = read(name);
    if (!reading.faults().isEmpty()) {
      throw new BadInput(reading.faults());
    }
    return reading.experiment().orElseThrow();
  }

  /**
   * Reads one component.
   *
   * @throws BadInput with every fault found
   */
  public Component component(String name) {
    return component(name, ComponentReader::read);
  }

  /**
   * Reads one component before its locks are written. A missing lock is no fault.
   *
   * @throws BadInput with every fault found
   */
  public Component componentBeforeLocking(String name) {
    return component(name, ComponentReader::beforeLocking);
  }

  private Component component(String name, BiFunction<Path, Faults, Optional<Component>> reader) {
    Path folder = folder("components", name, components(), "component");
    Faults faults = new Faults();
    Optional<Component> component = reader.apply(folder, faults);
    faults.throwIfAny();
    return component.orElseThrow();
  }

  /** Returns a path relative to the checkout, or the absolute path if it lies outside. */
  public Path relative(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(root) ? root.relativize(absolute) : absolute;
  }

  private Path folder(String parent, String name, List<String> known, String what) {
    if (!known.contains(name)) {
      throw new BadInput(
          Fault.of("no " + what + " is called `" + name + "`", Suggestion.of(name, known)));
    }
    return root.resolve(parent).resolve(name);
  }

  private static List<String> folders(Path parent, String file) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (var folders = Files.list(parent)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve(file)))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("_"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new Broken("listing " + parent, e);
    }
  }
}
