package io.illm.lab.runner;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of the lab. Maven writes it into the program. */
public final class LabVersion {

  private LabVersion() {}

  /**
   * Returns the version, such as {@code 0.1.0-SNAPSHOT}; {@code unknown} if the program has none.
   */
  public static String current() {
    try (InputStream file = LabVersion.class.getResourceAsStream("version.properties")) {
      if (file == null) {
        return "unknown";
      }
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new Broken("reading the lab's version", e);
    }
  }
}
