package io.illm.lab.image.app;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that Maven packaged of an app.
 *
 * @param name the app's name
 * @param jar the app's own jar, whose manifest names the main class and the libraries
 * @param libraries the jars that it needs, sorted by name
 * @param librariesKey the fingerprint of the libraries
 * @param jarKey the fingerprint of the app's own jar
 */
record PackagedApp(
    String name, Path jar, List<Path> libraries, String librariesKey, String jarKey) {

  /**
   * Finds an app's jars.
   *
   * @throws BadInput if Maven has not packaged the app
   */
  static PackagedApp in(String name, Path folder) {
    Path jar = folder.resolve("target").resolve(name + ".jar");
    if (!Files.isRegularFile(jar)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(folder.resolve("pom.xml")),
              "the app " + name + " isn't packaged: no " + jar,
              "run `mvn -pl apps/" + name + " package`"));
    }
    List<Path> libraries = jars(folder.resolve("target/lib"));
    String jarKey = new Fingerprint().text("jar 1").text(name).file(jar).hex();
    return new PackagedApp(name, jar, libraries, keyOf(libraries), jarKey);
  }

  private static List<Path> jars(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }

  private static String keyOf(List<Path> libraries) {
    var fingerprint = new Fingerprint().text("libraries 1");
    libraries.forEach(lib -> fingerprint.text(lib.getFileName().toString()).file(lib));
    return fingerprint.hex();
  }
}
