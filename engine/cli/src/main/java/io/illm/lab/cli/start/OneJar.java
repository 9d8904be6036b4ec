package io.illm.lab.cli.start;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;

/**
 * Makes one jar of many. Libraries look for services and for classes that may not be there, which
 * opens every jar of the class path: that took half the time of {@code lab list}. Picocli's look
 * for Groovy, at each start, finds an empty class.
 */
public final class OneJar {

  private static final String SERVICES = "META-INF/services/";
  // Some libraries bring classes for newer Javas, which only a jar that says so may.
  private static final String MANIFEST = "Manifest-Version: 1.0\nMulti-Release: true\n\n";

  private static final String SOUGHT_BY_PICOCLI = "groovy.lang.Closure";

  private final ClassUpgrade upgrade;
  private final JarOutputStream out;
  private final Set<String> written = new HashSet<>();
  private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

  private OneJar(ClassUpgrade upgrade, JarOutputStream out) {
    this.upgrade = upgrade;
    this.out = out;
  }

  /**
   * Makes it.
   *
   * @param arguments the jar to make, then those that go into it; of two files of one name the
   *     first one counts
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths = Stream.of(arguments).map(Path::of).toList();
    make(paths.getFirst(), paths.subList(1, paths.size()));
  }

  /** Makes one jar of others. */
  static void make(Path one, List<Path> others) throws IOException {
    try (var loader = new URLClassLoader(urls(others));
        var file = Files.newOutputStream(one);
        var out = new JarOutputStream(file)) {
      out.setLevel(Deflater.BEST_SPEED);
      OneJar jar = new OneJar(new ClassUpgrade(loader), out);
      jar.write(JarFile.MANIFEST_NAME, MANIFEST.getBytes(StandardCharsets.UTF_8));
      for (Path other : others) {
        jar.add(other);
      }
      jar.writeServices();
    }
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  private void add(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
        if (belongs(entry)) {
          add(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /** Signatures are of the jar that was, and a module of many jars has no name. */
  private static boolean belongs(JarEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory()
        && !name.endsWith("module-info.class")
        && !name.matches("META-INF/[^/]+\\.(MF|SF|RSA|DSA|EC)");
  }

  private void add(String name, byte[] bytes) throws IOException {
    if (name.startsWith(SERVICES)) {
      var lines = services.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
      lines.writeBytes(bytes);
      lines.write('\n');
    } else if (!written.contains(name)) {
      write(name, name.endsWith(".class") ? upgrade.of(bytes) : bytes);
    }
    if (name.equals("picocli/CommandLine.class")) {
      ClassDesc sought = ClassDesc.of(SOUGHT_BY_PICOCLI);
      write("groovy/lang/Closure.class", ClassFile.of().build(sought, _ -> {}));
    }
  }

  private void writeServices() throws IOException {
    for (var service : services.entrySet()) {
      write(service.getKey(), service.getValue().toByteArray());
    }
  }

  private void write(String name, byte[] bytes) throws IOException {
    written.add(name);
    out.putNextEntry(new JarEntry(name));
    out.write(bytes);
    out.closeEntry();
  }
}
