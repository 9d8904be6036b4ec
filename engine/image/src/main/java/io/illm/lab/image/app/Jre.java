package io.illm.lab.image.app;

import io.illm.lab.host.Command;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Java run-time with some modules, linked from the JDK that runs the lab.
 *
 * @param jdk the JDK's folder
 * @param modules the modules' names
 */
record Jre(Path jdk, NavigableSet<String> modules) {

  private static final Duration USUAL = Duration.ofSeconds(5);

  /**
   * The certificates of the JDK. Distributions link them to those of the host, so they are left
   * out. The cluster gives an app its certificates.
   */
  private static final String CERTIFICATES = "lib/security/cacerts";

  /** Returns a run-time of the JDK that runs the lab. */
  static Jre of(NavigableSet<String> modules) {
    return new Jre(Path.of(System.getProperty("java.home")), modules);
  }

  /** Returns the version of Java. */
  String version() {
    return Runtime.version().toString();
  }

  /** Returns the run-time's entry in a bill of materials. */
  Sbom.Part part() {
    String purl = "pkg:generic/openjdk@" + version().replace("+", "%2B");
    return new Sbom.Part("openjdk", version(), purl, Optional.empty(), Optional.empty());
  }

  /** Returns the fingerprint of the JDK that runs the lab. */
  static String jdkKey() {
    return of(new TreeSet<>()).key();
  }

  /** Returns the fingerprint of the JDK's build and of the modules. */
  String key() {
    return new Fingerprint().text("jre 1").file(jdk.resolve("release")).texts(modules).hex();
  }

  /** Returns the layer with the run-time in {@code /jre}. */
  Layer layer(Cache cache, Layers layers, Progress progress) {
    String what = "Java " + version() + " with " + String.join(", ", modules);
    return layers.layer(what, key(), progress, layer -> write(cache, layer, progress));
  }

  private void write(Cache cache, LayerWriter layer, Progress progress) throws IOException {
    try (var part = cache.scratch("jre");
        var _ = progress.begin("linking a Java run-time", USUAL)) {
      Path jre = part.folder().resolve("jre");
      link(jre);
      for (Path file : files(jre)) {
        add(jre, file, layer);
      }
    }
  }

  private void link(Path out) {
    Path jlink = jdk.resolve("bin/jlink");
    if (!Files.isExecutable(jlink)) {
      throw new Broken(
          "no jlink in " + jdk, "run the lab with a complete JDK 25, not a JRE: set JAVA_HOME");
    }
    var command =
        Command.in(
            jdk,
            jlink.toString(),
            "--add-modules",
            String.join(",", modules),
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output",
            out.toString());
    command.require();
  }

  private static List<Path> files(Path jre) throws IOException {
    try (Stream<Path> files = Files.walk(jre)) {
      return files.filter(file -> !Files.isDirectory(file)).sorted().toList();
    }
  }

  private static void add(Path jre, Path file, LayerWriter layer) throws IOException {
    String path = jre.relativize(file).toString();
    if (path.equals(CERTIFICATES)) {
      return;
    }
    if (Files.isSymbolicLink(file)) {
      layer.link("jre/" + path, Files.readSymbolicLink(file).toString());
    } else {
      layer.file("jre/" + path, program(path) ? 0755 : 0644, file);
    }
  }

  private static boolean program(String path) {
    return path.startsWith("bin/") || path.equals("lib/jspawnhelper");
  }
}
