package io.illm.lab.model.component;

import io.illm.lab.model.yaml.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the programs, files and links that a recipe adds to its image. */
final class AdditionsReader {

  private static final Pattern PATH = Pattern.compile("/(?!/)[^\\s]*[^\\s/]");

  private final Path folder;
  private final RecipeLocks locks;

  AdditionsReader(Path folder, RecipeLocks locks) {
    this.folder = folder;
    this.locks = locks;
  }

  Additions read(Fields fields) {
    Map<String, GoProgram> programs =
        fields.map("programs", (_, program) -> RecipeReader.program(program));
    Map<String, FileSource> files = fields.map("files", (_, file) -> source(file));
    Map<String, WheelFile> wheels = fields.map("wheels", (_, wheel) -> wheel(wheel));
    Map<String, String> links = fields.textMap("links");
    requirePaths("programs", programs.keySet(), fields);
    requirePaths("files", files.keySet(), fields);
    requirePaths("wheels", wheels.keySet(), fields);
    requirePaths("links", links.keySet(), fields);
    return new Additions(programs, files, wheels, links);
  }

  private FileSource source(Fields fields) {
    Optional<String> module = fields.optionalText("module");
    String path = fields.text("path");
    if (module.isEmpty() && fields.has("path") && !Files.exists(folder.resolve(path))) {
      fields.fault(
          "path",
          "no such file or folder: " + path,
          "it is relative to the component's folder; a Go module's file needs its `module` too");
    }
    return new FileSource(module, path, fields.flag("executable"));
  }

  private WheelFile wheel(Fields fields) {
    return new WheelFile(
        fields.text("wheel"),
        locks.read("lock", fields),
        fields.text("path"),
        fields.flag("executable"));
  }

  private static void requirePaths(String field, Collection<String> paths, Fields fields) {
    paths.stream()
        .filter(path -> !PATH.matcher(path).matches() || path.contains("/../"))
        .forEach(path ->
            fields.fault(field, "`" + path + "` is not an absolute path", "such as /usr/bin/x"));
  }
}
