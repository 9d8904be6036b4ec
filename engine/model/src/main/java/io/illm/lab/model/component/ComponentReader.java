package io.illm.lab.model.component;

import io.illm.lab.model.Faults;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.experiment.Header;
import io.illm.lab.model.experiment.ObjectRef;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.Shape;
import io.illm.lab.model.yaml.YamlFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Reads a component's folder and collects every fault of its component.yaml. */
public final class ComponentReader {

  private static final Duration READY = Duration.ofMinutes(2);

  private ComponentReader() {}

  /**
   * Reads a folder.
   *
   * @return the readable parts of the component; empty if component.yaml is not YAML
   */
  public static Optional<Component> read(Path folder, Faults faults) {
    return read(folder, true, faults);
  }

  /** Reads a folder before its locks are written. A missing lock is no fault. */
  public static Optional<Component> beforeLocking(Path folder, Faults faults) {
    return read(folder, false, faults);
  }

  /** Returns the shape of component.yaml. */
  public static Shape shape() {
    Path folder = Path.of("component");
    return Shape.of(file -> component(file, folder, new RecipeReader(folder, true)));
  }

  private static Optional<Component> read(Path folder, boolean locked, Faults faults) {
    return YamlFile.read(folder.resolve("component.yaml"), faults)
        .map(file -> component(file, folder, new RecipeReader(folder, locked)));
  }

  private static Component component(Fields file, Path folder, RecipeReader recipes) {
    Header.read(file, "Component", folder);
    Fields spec = file.fields("spec");
    ManifestReader manifests = new ManifestReader(folder);
    Component component =
        new Component(
            folder.getFileName().toString(),
            folder,
            spec.text("version"),
            spec.text("title"),
            spec.text("licence"),
            spec.optionalText("namespace"),
            Capability.list(spec, "provides"),
            spec.has("needs") ? spec.nested("needs", ComponentReader::needs) : Needs.NONE,
            spec.list("manifests", manifests::source),
            spec.list("patches", manifests::patch),
            spec.map("images", (_, recipe) -> recipes.read(recipe)),
            spec.map("programs", (_, program) -> program(program)),
            spec.list("ready", ComponentReader::ready));
    spec.close();
    file.close();
    return component;
  }

  private static Needs needs(Fields needs) {
    return new Needs(needs.texts("components"), Capability.list(needs, "capabilities"));
  }

  private static Program program(Fields fields) {
    return new Program(RecipeReader.program(fields), fields.texts("names"), fields.flag("path"));
  }

  private static ReadyWhen ready(Fields fields) {
    return new ReadyWhen(
        fields.nested("object", ComponentReader::reference),
        fields.expression("that"),
        fields.limit("within", READY));
  }

  private static ObjectRef reference(Fields fields) {
    return new ObjectRef(
        fields.text("apiVersion"),
        fields.text("kind"),
        fields.optionalText("namespace"),
        fields.text("name"));
  }
}
