package io.illm.lab.model.experiment;

import io.illm.lab.model.Names;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.nio.file.Path;

/**
 * The lines that every file of the lab's own begins with: apiVersion, kind and the folder's name.
 */
public final class Header {

  private Header() {}

  /**
   * Reads and judges them.
   *
   * @param file the whole document
   * @param kind what the document must be
   * @param folder whose name it must bear
   */
  public static void read(Fields file, String kind, Path folder) {
    file.constant("apiVersion", YamlFile.API_VERSION);
    file.constant("kind", kind);
    Fields metadata = file.fields("metadata");
    String name = metadata.text("name");
    String expected = folder.getFileName().toString();
    if (metadata.has("name") && !name.equals(expected)) {
      metadata.fault(
          "name",
          "found name `" + name + "`, expected `" + expected + "`",
          "it is the folder's name");
    }
    Names.faultOfLabel(expected)
        .ifPresent(fault -> metadata.fault("name", fault, "rename the folder"));
    metadata.close();
  }
}
