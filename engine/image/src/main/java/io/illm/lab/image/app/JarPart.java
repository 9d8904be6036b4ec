package io.illm.lab.image.app;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Maven coordinates of a jar from the file that Maven wrote into it, or from its name.
 */
final class JarPart {

  private static final Pattern NAME = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  private JarPart() {}

  static Sbom.Part of(Path jar) {
    Properties pom = pom(jar);
    String file = jar.getFileName().toString();
    Matcher named = NAME.matcher(file);
    boolean matches = named.matches();
    String artifact = pom.getProperty("artifactId", matches ? named.group(1) : file);
    String version = pom.getProperty("version", matches ? named.group(2) : "0");
    String group = pom.getProperty("groupId", "");
    String purl = "pkg:maven/" + (group.isEmpty() ? "" : group + "/") + artifact + "@" + version;
    return new Sbom.Part(
        artifact, version, purl, Optional.of(Fingerprint.of(jar)), Optional.empty());
  }

  /**
   * Returns the coordinates of the module in a jar; empty if there is no or more than one module.
   */
  private static Properties pom(Path jar) {
    var properties = new Properties();
    try (var file = new JarFile(jar.toFile())) {
      var poms = file.stream().filter(JarPart::isPom).toList();
      if (poms.size() == 1) {
        try (InputStream in = file.getInputStream(poms.getFirst())) {
          properties.load(in);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + jar, e);
    }
    return properties;
  }

  private static boolean isPom(JarEntry entry) {
    return entry.getName().startsWith("META-INF/maven/")
        && entry.getName().endsWith("/pom.properties");
  }
}
