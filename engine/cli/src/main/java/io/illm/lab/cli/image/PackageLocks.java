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
 * Locks that a recipe names, whether they are there or not.
 *
 * @param asked what each is to lock
 * @param recipe the recipe; empty for what all apps stand on
 * @param folder its component's folder
 */
record PackageLocks(Map<Path, List<String>> asked, Optional<Recipe> recipe, Path folder) {

  /** What a user calls the lock under all apps. */
  static final String APPS = "apps";

  /** Writes them. */
  void write(Locks locks) {
    recipe.ifPresentOrElse(
        each -> locks.write(each, folder),
        () -> asked.forEach((file, packages) -> locks.debian(packages, file)));
  }

  /**
   * The locks of some components, of all where none is named.
   *
   * @throws BadInput where a component can't be read, or two images ask other things of one lock
   */
  static List<PackageLocks> of(Library library, List<String> names) {
    List<String> asked =
        names.isEmpty()
            ? Stream.concat(Stream.of(APPS), library.components().stream()).toList()
            : names;
    List<PackageLocks> all = asked.stream().flatMap(name -> named(library, name)).toList();
    requireOneMeaning(all);
    Map<Map<Path, List<String>>, PackageLocks> once = new LinkedHashMap<>();
    all.forEach(each -> once.putIfAbsent(each.asked(), each));
    return List.copyOf(once.values());
  }

  private static void requireOneMeaning(List<PackageLocks> all) {
    Faults faults = new Faults();
    Map<Path, List<String>> seen = new LinkedHashMap<>();
    for (PackageLocks locks : all) {
      locks
          .asked()
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
        "two images ask other packages of the lock " + lock.getFileName(),
        "give each a lock of its own: an image has all that its lock has");
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
    return component.images().values().stream()
        .filter(recipe -> !Locks.of(recipe).isEmpty())
        .map(recipe -> of(recipe, component.folder()));
  }

  private static PackageLocks of(Recipe recipe, Path folder) {
    Map<Path, List<String>> asked = new LinkedHashMap<>();
    Locks.of(recipe).forEach((file, packages) -> asked.put(folder.resolve(file), packages));
    return new PackageLocks(asked, Optional.of(recipe), folder);
  }
}
