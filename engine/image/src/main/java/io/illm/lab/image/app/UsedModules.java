package io.illm.lab.image.app;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDK modules that the classes of jars name. {@code jdeps} gives the same result, but it needs
 * 2 to 3 s for a small jar; this needs some milliseconds. A test compares the results.
 */
final class UsedModules {

  private static final Pattern TYPE = Pattern.compile("L([\\w/$]+)/[\\w$]+[;<]");

  private final Map<String, String> moduleOfPackage;

  private UsedModules(Map<String, String> moduleOfPackage) {
    this.moduleOfPackage = moduleOfPackage;
  }

  /** Searches the modules of the JDK that runs the lab. */
  static UsedModules ofThisJdk() {
    var modules = new HashMap<String, String>();
    ModuleFinder.ofSystem()
        .findAll()
        .forEach(module ->
            module
                .descriptor()
                .packages()
                .forEach(p -> modules.put(p.replace('.', '/'), module.descriptor().name())));
    return new UsedModules(modules);
  }

  /** Returns the names of the modules that the jars' classes name, and {@code java.base}. */
  NavigableSet<String> in(List<Path> jars) {
    var found = new TreeSet<String>();
    found.add("java.base");
    for (Path jar : jars) {
      addAll(jar, found);
    }
    return found;
  }

  private void addAll(Path jar, NavigableSet<String> found) {
    try (var file = new JarFile(jar.toFile())) {
      for (JarEntry entry : Collections.list(file.entries())) {
        if (entry.getName().endsWith(".class")) {
          add(file, entry, found);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new Broken("can't read the classes of " + jar, e);
    }
  }

  private void add(JarFile file, JarEntry entry, NavigableSet<String> found) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      for (PoolEntry constant : ClassFile.of().parse(in.readAllBytes()).constantPool()) {
        packages(constant).flatMap(p -> module(p).stream()).forEach(found::add);
      }
    }
  }

  private Optional<String> module(String packageName) {
    return Optional.ofNullable(moduleOfPackage.get(packageName));
  }

  private static Stream<String> packages(PoolEntry constant) {
    return switch (constant) {
      case ClassEntry named -> packageOf(named.asInternalName());
      case Utf8Entry text -> TYPE.matcher(text.stringValue()).results().map(m -> m.group(1));
      default -> Stream.empty();
    };
  }

  private static Stream<String> packageOf(String name) {
    int slash = name.lastIndexOf('/');
    return slash < 0 ? Stream.empty() : Stream.of(name.substring(0, slash));
  }
}
