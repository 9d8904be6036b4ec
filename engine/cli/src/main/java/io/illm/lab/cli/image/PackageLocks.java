package io.illm.lab.cli.image;

import io.illm.lab.image.app.AppImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Recipe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The locks that the recipes of a checkout name, whether they are there or not. */
final class PackageLocks {

  /** What a user calls the lock under all apps. */
  static final String APPS = "apps";

  /**
   * A lock.
   *
   * @param packages what is asked for
   * @param lock the file
   */
  record Locked(List<String> packages, Path lock) {}

  private PackageLocks() {}

  /**
   * The locks of some components, of all where none is named.
   *
   * @throws BadInput where a component can't be read, or two images ask one lock for two things
   */
  static List<Locked> of(Library library, List<String> names) {
    List<String> asked =
        names.isEmpty()
            ? Stream.concat(Stream.of(APPS), library.components().stream()).toList()
            : names;
    List<Locked> named = asked.stream().flatMap(name -> named(library, name)).toList();
    Faults faults = new Faults();
    Map<Path, Locked> locks = new LinkedHashMap<>();
    named.forEach(each -> add(each, locks, faults));
    faults.throwIfAny();
    return new ArrayList<>(locks.values());
  }

  private static void add(Locked each, Map<Path, Locked> locks, Faults faults) {
    Locked other = locks.putIfAbsent(each.lock(), each);
    if (other != null && !other.packages().equals(each.packages())) {
      faults.add(
          Fault.at(
              Place.startOf(each.lock().resolveSibling("component.yaml")),
              "two images ask other packages of the lock " + each.lock().getFileName(),
              "give each a lock of its own"));
    }
  }

  private static Stream<Locked> named(Library library, String name) {
    return name.equals(APPS)
        ? Stream.of(new Locked(AppImage.BASE, library.root().resolve("apps/base.lock")))
        : of(library.componentBeforeLocking(name));
  }

  private static Stream<Locked> of(Component component) {
    return component.images().values().stream()
        .filter(Recipe.Debian.class::isInstance)
        .map(Recipe.Debian.class::cast)
        .map(debian -> new Locked(debian.packages(), component.folder().resolve(debian.lock())));
  }
}
