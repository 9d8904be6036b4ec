package io.illm.lab.model.component;

import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Fields;
import java.nio.file.Path;
import java.util.List;

/** Reads the recipe of an image from component.yaml. */
final class RecipeReader {

  private static final String KNOWN =
      "known: go, app, debian, maven, python, npm; or pull, with the reason why none makes it";
  private static final String BASE =
      "name its base packages, such as [libc6], [python3-minimal] or [nodejs], and their `lock`";

  private final AdditionsReader additions;
  private final RecipeLocks locks;

  /**
   * Creates a reader of a component's recipes.
   *
   * @param folder the component's folder
   * @param locked whether a missing lock is a fault
   */
  RecipeReader(Path folder, boolean locked) {
    this.locks = new RecipeLocks(folder, locked);
    this.additions = new AdditionsReader(folder, locks);
  }

  ImageOrigin read(Fields fields) {
    if (fields.has("pull")) {
      return new ImageOrigin.PullOnly(fields.text("pull"));
    }
    return recipe(fields);
  }

  private Recipe recipe(Fields fields) {
    Launch launch = LaunchReader.read(fields);
    Additions added = additions.read(fields);
    if (fields.has("go")) {
      return go(fields, added, launch);
    }
    if (fields.has("app")) {
      return new Recipe.App(fields.text("app"), added, launch);
    }
    if (fields.has("maven")) {
      return maven(fields, added, launch);
    }
    if (fields.has("python")) {
      return new Recipe.Python(locks.read("python", fields), base(fields), added, launch);
    }
    if (fields.has("npm")) {
      return new Recipe.Npm(locks.read("npm", fields), base(fields), added, launch);
    }
    if (!fields.has("debian")) {
      fields.faults().add(Fault.at(fields.place(), "found no recipe", KNOWN));
    }
    return new Recipe.Debian(fields.texts("debian"), locks.read("lock", fields), added, launch);
  }

  private Recipe maven(Fields fields, Additions additions, Launch launch) {
    if (launch.entrypoint().isEmpty()) {
      fields.fault("maven", "an image of jars needs its `entrypoint`", "the main class");
    }
    List<String> coordinates = fields.texts("maven");
    coordinates.stream()
        .filter(each -> !each.matches("[^:\\s]+:[^:\\s]+:[^:\\s]+"))
        .forEach(each ->
            fields.fault(
                "maven", "`" + each + "` is not `group:artifact:version`", "use this format"));
    return new Recipe.Maven(
        coordinates,
        locks.read("jars", fields),
        fields.texts("modules"),
        base(fields),
        additions,
        launch);
  }

  private DebianBase base(Fields fields) {
    if (!fields.has("debian")) {
      fields.faults().add(Fault.at(fields.place(), "missing field `debian`", BASE));
    }
    return new DebianBase(fields.texts("debian"), locks.read("lock", fields));
  }

  private static Recipe go(Fields fields, Additions additions, Launch launch) {
    if (launch.entrypoint().isEmpty()) {
      fields.fault("go", "an image of a Go program needs its `entrypoint`", "such as [/coredns]");
    }
    return new Recipe.Go(program(fields), additions, launch);
  }

  /** Reads the main package and its build settings. */
  static GoProgram program(Fields fields) {
    return new GoProgram(fields.text("go"), fields.texts("tags"), fields.texts("flags"));
  }
}
