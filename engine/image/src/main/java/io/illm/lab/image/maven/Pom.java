package io.illm.lab.image.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a pom.xml of a project that has dependencies and nothing else. */
final class Pom {

  private static final String ALONE =
      "<exclusions><exclusion><groupId>*</groupId><artifactId>*</artifactId></exclusion>"
          + "</exclusions>";

  private Pom() {}

  /** Writes a project that depends on coordinates and everything that they depend on. */
  static void of(List<String> coordinates, Path folder) throws IOException {
    write(coordinates.stream().map(each -> dependency(each, "")).toList(), folder);
  }

  /** Writes a project that depends on these jars and nothing else. */
  static void ofThese(List<LockedJar> jars, Path folder) throws IOException {
    write(jars.stream().map(jar -> dependency(jar.coordinates(), ALONE)).toList(), folder);
  }

  private static void write(List<String> dependencies, Path folder) throws IOException {
    String text =
        """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>lab</groupId><artifactId>jars</artifactId><version>1</version>
          <packaging>pom</packaging>
          <dependencies>
        %s  </dependencies>
        </project>
        """
            .formatted(String.join("", dependencies));
    Files.writeString(folder.resolve("pom.xml"), text);
  }

  private static String dependency(String coordinates, String more) {
    String[] words = coordinates.split(":", -1);
    String classifier = words.length < 4 ? "" : element("classifier", words[3]);
    return "    <dependency>"
        + element("groupId", words[0])
        + element("artifactId", words[1])
        + element("version", words[2])
        + classifier
        + more
        + "</dependency>\n";
  }

  private static String element(String name, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
    return "<" + name + ">" + escaped + "</" + name + ">";
  }
}
