package io.illm.lab.component.install;

import io.illm.lab.host.Home;
import io.illm.lab.image.Locks;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.go.ModuleMove;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.ManifestSource;
import io.illm.lab.model.component.Program;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Updates a component to another version, completely or not at all. */
public final class VersionUpdate {

  private final Home home;
  private final Progress progress;

  /** Creates an updater for the components of a checkout. */
  public VersionUpdate(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Updates the component's Go module, and the tags and versions in its YAML files. For a component
   * of locked packages it writes the locks again with today's versions.
   *
   * @param version the module's version; empty for the newest that the mirror serves
   * @return the changes, one line each; empty if nothing changed
   * @throws BadInput if the version isn't available; nothing is changed then
   */
  public List<String> update(Component component, Optional<String> version) {
    Optional<String> module = module(component);
    if (module.isPresent()) {
      return moveModule(component, module.get(), version);
    }
    List<Recipe> packages =
        component.images().values().stream().filter(recipe -> !Locks.of(recipe).isEmpty()).toList();
    if (packages.isEmpty() || version.isPresent()) {
      throw new BadInput(
          Fault.of(
              "`" + component.name() + "` has no Go module whose version can be changed",
              packages.isEmpty()
                  ? "its README says how to change its version"
                  : "its packages are locked at the mirror's versions: give no version"));
    }
    return packages.stream().flatMap(recipe -> lockAgain(component, recipe).stream()).toList();
  }

  /** Returns the module of the manifests, or else that of the first program. */
  private static Optional<String> module(Component component) {
    Stream<String> manifests =
        component.manifests().stream()
            .filter(ManifestSource.GoModule.class::isInstance)
            .map(source -> ((ManifestSource.GoModule) source).module());
    Stream<GoProgram> images =
        component.images().values().stream()
            .filter(Recipe.Go.class::isInstance)
            .map(recipe -> ((Recipe.Go) recipe).program());
    Stream<GoProgram> programs = component.programs().values().stream().map(Program::go);
    return Stream.concat(manifests, Stream.concat(images, programs).map(GoProgram::main))
        .filter(path -> !path.startsWith("."))
        .findFirst();
  }

  private List<String> moveModule(Component component, String path, Optional<String> version) {
    ModuleMove.Moved moved =
        ModuleMove.ofThisMachine(new Cache(home.cache()))
            .move(component.name(), component.folder(), path, version, progress);
    if (moved.from().equals(moved.to())) {
      return List.of();
    }
    List<String> changes = new ArrayList<>();
    changes.add("go.mod: " + moved.module() + " " + moved.from() + " → " + moved.to());
    VersionReplacement replacement = VersionReplacement.of(component.version(), moved);
    List<VersionReplacement.Edited> edited = replacement.edit(component.folder());
    write(component.folder().resolve("go.mod"), moved.goMod());
    write(component.folder().resolve("go.sum"), moved.goSum());
    for (VersionReplacement.Edited file : edited) {
      write(file.path(), file.text());
      file.lines().forEach(line -> changes.add(home.library().relative(file.path()) + ":" + line));
    }
    if (edited.isEmpty()) {
      changes.add("no YAML file names " + moved.from() + ": change `version` and tags by hand");
    }
    return changes;
  }

  private List<String> lockAgain(Component component, Recipe recipe) {
    Map<String, List<String>> before = new TreeMap<>();
    Locks.of(recipe)
        .keySet()
        .forEach(lock -> before.put(lock, lines(component.folder().resolve(lock))));
    new Locks(home.cache(), progress).write(recipe, component.folder());
    return before.entrySet().stream()
        .flatMap(each ->
            lines(component.folder().resolve(each.getKey())).stream()
                .filter(line -> !line.startsWith("#") && !each.getValue().contains(line))
                .map(line -> each.getKey() + ": " + nameAndVersion(line)))
        .toList();
  }

  private static String nameAndVersion(String line) {
    return String.join(" ", List.of((line.strip() + " ").split(" ", -1)).subList(0, 2)).strip();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new Broken("writing " + file, e);
    }
  }
}
