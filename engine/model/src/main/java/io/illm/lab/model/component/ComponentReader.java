package io.illm.lab.model.component;

import io.illm.lab.model.Faults;
import io.illm.lab.model.experiment.Header;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads a component's folder, noting every fault of its component.yaml. */
public final class ComponentReader {

  private static final Duration READY = Duration.ofMinutes(2);

  private ComponentReader() {}

  /**
   * Reads a folder.
   *
   * @return the component as far as it could be read; empty where component.yaml is no YAML
   */
  public static Optional<Component> read(Path folder, Faults faults) {
    return read(folder, true, faults);
  }

  /** Reads a folder whose locks are about to be written: that one isn't there is no fault. */
  public static Optional<Component> beforeLocking(Path folder, Faults faults) {
    return read(folder, false, faults);
  }

  private static Optional<Component> read(Path folder, boolean locked, Faults faults) {
    return YamlFile.read(folder.resolve("component.yaml"), faults)
        .map(file -> component(file, folder, new RecipeReader(folder, locked)));
  }

  private static Component component(Fields file, Path folder, RecipeReader recipes) {
    Header.read(file, "Component", folder);
    Fields spec = file.fields("spec");
    Component component =
        new Component(
            folder.getFileName().toString(),
            folder,
            spec.text("version"),
            spec.text("title"),
            spec.text("licence"),
            spec.optionalText("namespace"),
            spec.has("needs")
                ? spec.nested("needs", needs -> needs.texts("components"))
                : List.of(),
            spec.list("manifests", manifest -> source(manifest, folder)),
            spec.map("images", (_, recipe) -> recipes.read(recipe)),
            spec.map("programs", (_, program) -> program(program)),
            spec.list("ready", ComponentReader::ready));
    spec.close();
    file.close();
    return component;
  }

  private static ManifestSource source(Fields fields, Path folder) {
    String path = fields.text("path");
    if (fields.has("module")) {
      return new ManifestSource.GoModule(fields.text("module"), path);
    }
    if (fields.has("path") && !folder.resolve(path).toFile().exists()) {
      fields.fault(
          "path", "no such file or folder: " + path, "it is relative to the component's folder");
    }
    return new ManifestSource.Own(path);
  }

  private static Program program(Fields fields) {
    return new Program(RecipeReader.program(fields), fields.texts("names"), fields.flag("path"));
  }

  private static ReadyWhen ready(Fields fields) {
    return new ReadyWhen(
        fields.nested("object", ComponentReader::reference),
        fields.expression("that"),
        fields.duration("within", READY));
  }

  private static ObjectRef reference(Fields fields) {
    return new ObjectRef(
        fields.text("apiVersion"),
        fields.text("kind"),
        fields.optionalText("namespace"),
        fields.text("name"));
  }
}
