package io.illm.lab.cli.image;

import io.illm.lab.image.Locks;
import io.illm.lab.image.app.AppImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Recipe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The locks of a recipe, whether they exist or not.
 *
 * @param packagesByLock the packages of each lock
 * @param recipe the recipe; empty for the base of all apps
 * @param folder the folder of its component
 */
record PackageLocks(Map<Path, List<String>> packagesByLock, Optional<Recipe> recipe, Path folder) {

  /** The user's name for the lock of the apps' base. */
  static final String APPS = "apps";

  /** Writes the locks. */
  void write(Locks locks) {
    recipe.ifPresentOrElse(
        each -> locks.write(each, folder),
        () -> packagesByLock.forEach((file, packages) -> locks.debian(packages, file)));
  }

  /**
   * Returns the locks of some components, or of all if no name is given.
   *
   * @throws BadInput if a component can't be read, or two images need different packages from one
   *     lock
   */
  static List<PackageLocks> of(Library library, List<String> names) {
    List<String> requested =
        names.isEmpty()
            ? Stream.concat(Stream.of(APPS), library.components().stream()).toList()
            : names;
    List<PackageLocks> all = requested.stream().flatMap(name -> named(library, name)).toList();
    requireConsistent(all);
    Map<Map<Path, List<String>>, PackageLocks> once = new LinkedHashMap<>();
    all.forEach(each -> once.putIfAbsent(each.packagesByLock(), each));
    return List.copyOf(once.values());
  }

  private static void requireConsistent(List<PackageLocks> all) {
    Faults faults = new Faults();
    Map<Path, List<String>> seen = new LinkedHashMap<>();
    for (PackageLocks locks : all) {
      locks
          .packagesByLock()
          .forEach((file, packages) -> {
            if (!Optional.ofNullable(seen.putIfAbsent(file, packages))
                .orElse(packages)
                .equals(packages)) {
              faults.add(shared(file));
            }
          });
    }
    faults.throwIfAny();
  }

  private static Fault shared(Path lock) {
    return Fault.at(
        Place.startOf(lock.resolveSibling("component.yaml")),
        "two images need different packages from the lock " + lock.getFileName(),
        "give each image its own lock: an image contains every package of its lock");
  }

  private static Stream<PackageLocks> named(Library library, String name) {
    Path apps = library.root().resolve("apps");
    return name.equals(APPS)
        ? Stream.of(
            new PackageLocks(
                Map.of(apps.resolve("base.lock"), AppImage.BASE), Optional.empty(), apps))
        : of(library.componentBeforeLocking(name));
  }

  private static Stream<PackageLocks> of(Component component) {
    return component.recipes().values().stream()
        .filter(recipe -> !Locks.of(recipe).isEmpty())
        .map(recipe -> of(recipe, component.folder()));
  }

  private static PackageLocks of(Recipe recipe, Path folder) {
    Map<Path, List<String>> packagesByLock = new LinkedHashMap<>();
    Locks.of(recipe)
        .forEach((file, packages) -> packagesByLock.put(folder.resolve(file), packages));
    return new PackageLocks(packagesByLock, Optional.of(recipe), folder);
  }
}
