package io.illm.lab.model.component;

import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Fields;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads how an image is made, which the fields of component.yaml say. */
final class RecipeReader {

  private final Path folder;
  private final boolean locked;

  /**
   * A reader of a component's recipes.
   *
   * @param folder the component's folder
   * @param locked whether a lock that isn't there is a fault
   */
  RecipeReader(Path folder, boolean locked) {
    this.folder = folder;
    this.locked = locked;
  }

  Recipe read(Fields fields) {
    Launch launch = LaunchReader.read(fields);
    LaidIn laidIn = new LaidInReader(folder).read(fields);
    if (fields.has("go")) {
      return go(fields, laidIn, launch);
    }
    if (fields.has("app")) {
      return new Recipe.App(fields.text("app"), laidIn, launch);
    }
    if (!fields.has("debian")) {
      fields.faults().add(Fault.at(fields.place(), "found no recipe", "known: go, app, debian"));
    }
    return new Recipe.Debian(fields.texts("debian"), lock(fields), laidIn, launch);
  }

  private static Recipe go(Fields fields, LaidIn laidIn, Launch launch) {
    if (launch.entrypoint().isEmpty()) {
      fields.fault("go", "an image of a Go program needs its `entrypoint`", "such as [/coredns]");
    }
    return new Recipe.Go(program(fields), laidIn, launch);
  }

  /** The main package and how it is built. */
  static GoProgram program(Fields fields) {
    return new GoProgram(fields.text("go"), fields.texts("tags"), fields.texts("flags"));
  }

  private String lock(Fields fields) {
    String lock = fields.text("lock");
    if (locked && fields.has("lock") && !Files.isRegularFile(folder.resolve(lock))) {
      fields.fault(
          "lock",
          "no such lock: " + lock,
          "`lab image lock %s` writes it".formatted(folder.getFileName()));
    }
    return lock;
  }
}
