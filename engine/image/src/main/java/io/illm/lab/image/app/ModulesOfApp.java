package io.illm.lab.image.app;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Finds the JDK modules that an app and its libraries use, and keeps the result in the cache. */
final class ModulesOfApp {

  private final Cache cache;

  ModulesOfApp(Cache cache) {
    this.cache = cache;
  }

  NavigableSet<String> in(PackagedApp app) {
    return remembered(app.jarKey() + app.librariesKey(), () -> ofAll(app));
  }

  /**
   * Returns the modules that jars use.
   *
   * @param key the jars' fingerprint
   * @param more modules that are needed although no class names them
   */
  NavigableSet<String> in(String key, List<Path> jars, List<String> more) {
    NavigableSet<String> modules = remembered(key, () -> UsedModules.ofThisJdk().in(jars));
    modules.addAll(more);
    return modules;
  }

  private NavigableSet<String> ofAll(PackagedApp app) {
    var used = UsedModules.ofThisJdk();
    NavigableSet<String> modules = used.in(List.of(app.jar()));
    modules.addAll(remembered(app.librariesKey(), () -> used.in(app.libraries())));
    return modules;
  }

  private NavigableSet<String> remembered(String jars, Supplier<NavigableSet<String>> modules) {
    String key = new Fingerprint().text(Runtime.version().toString()).text(jars).hex();
    Path folder =
        cache.folder(
            "modules",
            key,
            Progress.silent(),
            part -> Files.write(part.resolve("modules"), modules.get()));
    try {
      return new TreeSet<>(Files.readAllLines(folder.resolve("modules")));
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }
}
