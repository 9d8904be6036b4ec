package io.illm.lab.model.component;

import io.illm.lab.model.Fault;
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
    return YamlFile.read(folder.resolve("component.yaml"), faults)
        .map(file -> component(file, folder));
  }

  private static Component component(Fields file, Path folder) {
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
            spec.map("images", (_, recipe) -> recipe(recipe, folder)),
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

  private static Recipe recipe(Fields fields, Path folder) {
    List<String> entrypoint = fields.texts("entrypoint");
    if (fields.has("go")) {
      if (entrypoint.isEmpty()) {
        fields.fault("go", "an image of a Go program needs its `entrypoint`", "such as [/coredns]");
      }
      return new Recipe.Go(program(fields).go(), entrypoint);
    }
    if (fields.has("app")) {
      return new Recipe.App(fields.text("app"), entrypoint);
    }
    if (!fields.has("debian")) {
      fields.faults().add(Fault.at(fields.place(), "found no recipe", "known: go, app, debian"));
    }
    return new Recipe.Debian(fields.texts("debian"), lock(fields, folder), entrypoint);
  }

  private static String lock(Fields fields, Path folder) {
    String lock = fields.text("lock");
    if (fields.has("lock") && !folder.resolve(lock).toFile().isFile()) {
      fields.fault(
          "lock", "no such lock: " + lock, "every package is pinned by a lock and its checksum");
    }
    return lock;
  }

  private static Program program(Fields fields) {
    GoProgram go = new GoProgram(fields.text("go"), fields.texts("tags"), fields.texts("flags"));
    return new Program(go, fields.texts("names"), fields.flag("path"));
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
