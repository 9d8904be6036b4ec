package io.illm.lab.model;

import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ComponentReader;
import io.illm.lab.model.document.Document;
import io.illm.lab.model.document.DocumentReader;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.ExperimentReader;
import io.illm.lab.model.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The experiments, components, apps and documents of a checkout. */
public final class Library {

  private final Path root;
  private final Optional<ReadOnce> once;

  /**
   * Creates the library of a checkout. It reads a file each time that it is asked for it.
   *
   * @param root the checkout's folder
   */
  public Library(Path root) {
    this(root, Optional.empty());
  }

  private Library(Path root, Optional<ReadOnce> once) {
    this.root = root;
    this.once = once;
  }

  /**
   * Returns a library of the same checkout that reads each component and the roadmap once. It is
   * for commands that look at all experiments and change nothing.
   */
  public Library readingOnce() {
    return new Library(root, Optional.of(new ReadOnce()));
  }

  /** Returns the checkout's folder. */
  public Path root() {
    return root;
  }

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

  /** Reads the roadmap. */
  public Roadmap roadmap() {
    Path file = root.resolve("docs/roadmap.md");
    return once.map(read -> read.roadmap(file)).orElseGet(() -> Roadmap.read(file));
  }

  /** Returns the folder of one of the {@link #experiments}. */
  public Path experimentFolder(String name) {
    return root.resolve("experiments").resolve(name);
  }

  /**
   * Reads the pages of {@code docs/} that claim to prove tasks, sorted by path.
   *
   * @param faults receives what is wrong with their front matter
   */
  public List<Document> documents(Roadmap roadmap, Faults faults) {
    Path docs = root.resolve("docs");
    if (!Files.isDirectory(docs)) {
      return List.of();
    }
    DocumentReader reader = new DocumentReader(roadmap);
    try (var files = Files.walk(docs)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(file -> reader.read(file, faults))
          .flatMap(Optional::stream)
          .toList();
    } catch (IOException e) {
      throw new Broken("reading " + docs, e);
    }
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
    Optional<Experiment> experiment = ExperimentReader.read(folder, roadmap(), faults);
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
   * Reads one of the {@link #components}, with its faults.
   *
   * @return the readable parts of the component; empty if component.yaml is not YAML
   */
  public Optional<Component> component(String name, Faults faults) {
    Path folder = root.resolve("components").resolve(name);
    return once.map(read -> read.component(folder, faults))
        .orElseGet(() -> ComponentReader.read(folder, faults));
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
