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
 * Merges jars into one. Libraries search for services and for optional classes, which opens every
 * jar on the class path. That took half the time of {@code lab list}. Picocli searches for a Groovy
 * class at each start; the merged jar has an empty class of that name.
 */
public final class OneJar {

  private static final String SERVICES = "META-INF/services/";
  // Some libraries have classes for newer Java versions, which need this attribute.
  private static final String MANIFEST = "Manifest-Version: 1.0\nMulti-Release: true\n\n";

  private static final String PICOCLI_OPTIONAL_CLASS = "groovy.lang.Closure";

  private final ClassUpgrade upgrade;
  private final JarOutputStream out;
  private final Set<String> written = new HashSet<>();
  private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

  private OneJar(ClassUpgrade upgrade, JarOutputStream out) {
    this.upgrade = upgrade;
    this.out = out;
  }

  /**
   * Merges jars.
   *
   * @param arguments the target jar, then the source jars; of two files with one name the first one
   *     is used
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths = Stream.of(arguments).map(Path::of).toList();
    merge(paths.getFirst(), paths.subList(1, paths.size()));
  }

  /** Merges jars into one. */
  static void merge(Path target, List<Path> sources) throws IOException {
    try (var loader = new URLClassLoader(urls(sources));
        var file = Files.newOutputStream(target);
        var out = new JarOutputStream(file)) {
      out.setLevel(Deflater.BEST_SPEED);
      OneJar jar = new OneJar(new ClassUpgrade(loader), out);
      jar.write(JarFile.MANIFEST_NAME, MANIFEST.getBytes(StandardCharsets.UTF_8));
      for (Path source : sources) {
        jar.add(source);
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
        if (isCopied(entry)) {
          add(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  /**
   * Whether an entry is copied. Signatures only fit the original jar, and a merged jar has no
   * module name.
   */
  private static boolean isCopied(JarEntry entry) {
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
      ClassDesc optional = ClassDesc.of(PICOCLI_OPTIONAL_CLASS);
      write("groovy/lang/Closure.class", ClassFile.of().build(optional, _ -> {}));
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
