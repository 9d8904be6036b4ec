package io.illm.lab.image.go;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.StagingFolder;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Changes the version of a module that a component's go.mod pins, and the versions that follow from
 * it.
 */
public final class ModuleMove {

  private static final Duration USUAL = Duration.ofSeconds(40);

  private final Cache cache;
  private final GoToolchains toolchains;

  ModuleMove(Cache cache, GoToolchains toolchains) {
    this.cache = cache;
    this.toolchains = toolchains;
  }

  /** Creates one that uses this machine's toolchains. */
  public static ModuleMove ofThisMachine(Cache cache) {
    return new ModuleMove(cache, GoToolchains.ofThisMachine(cache));
  }

  /**
   * A lock for another version, which is not written yet.
   *
   * @param module the module
   * @param from the old version
   * @param to the new version
   * @param goMod the text of the new go.mod
   * @param goSum the text of the new go.sum
   */
  public record Moved(String module, String from, String to, String goMod, String goSum) {}

  /**
   * Resolves a lock for another version. The component's folder is left unchanged.
   *
   * @param name the component's name
   * @param folder the folder with its go.mod and go.sum
   * @param path the module, or a package in it
   * @param version the new version; empty for the newest that can be downloaded
   * @throws BadInput if that version, or one that it needs, can't be downloaded
   */
  public Moved move(
      String name, Path folder, String path, Optional<String> version, Progress progress) {
    GoModule pinning = new GoModule(name, folder).locked();
    Path go = toolchains.suits(pinning, progress).go();
    try (StagingFolder part = cache.scratch("update-" + name);
        var shown = progress.begin("updating " + name, USUAL)) {
      copy(folder, part.folder());
      var commands = new GoCommands(go, part.folder());
      Pin pin = pin(commands, pinning, path);
      shown.at("looking for versions of " + pin.module(), -1);
      String to = version.orElseGet(() -> newest(commands, pin));
      shown.at(pin.module() + " " + to, -1);
      Path upstream = upstream(commands, pin.module(), to);
      new Replacements(commands).copyFrom(pin.module(), to, upstream);
      commands.require("get", pin.module() + "@" + to);
      commands.require("mod", "tidy");
      return new Moved(pin.module(), pin.version(), to, text(part, "go.mod"), text(part, "go.sum"));
    } catch (IOException e) {
      throw new Broken("updating " + name, e);
    }
  }

  private record Pin(String module, String version) {}

  private static Pin pin(GoCommands commands, GoModule pinning, String path) {
    return commands
        .json("mod", "edit", "-json")
        .path("Require")
        .valueStream()
        .map(required -> new Pin(required.path("Path").asText(), required.path("Version").asText()))
        .filter(pin -> path.equals(pin.module()) || path.startsWith(pin.module() + "/"))
        .max(Comparator.comparingInt(pin -> pin.module().length()))
        .orElseThrow(() ->
            new BadInput(
                Fault.at(
                    GoModule.placeOf(pinning.folder().resolve("component.yaml"), path),
                    "go.mod doesn't pin the module of " + path,
                    "run `go get " + path + "` in " + pinning.folder())));
  }

  /**
   * Returns the newest release that can be downloaded. A mirror may list more versions than it
   * serves.
   */
  private static String newest(GoCommands commands, Pin pin) {
    List<String> versions =
        commands
            .json("list", "-m", "-versions", "-json", pin.module())
            .path("Versions")
            .valueStream()
            .map(JsonNode::asText)
            .filter(version -> !version.contains("-"))
            .toList();
    return versions.reversed().stream()
        .takeWhile(version -> !version.equals(pin.version()))
        .filter(
            version -> commands.run("mod", "download", pin.module() + "@" + version).succeeded())
        .findFirst()
        .orElse(pin.version());
  }

  private static Path upstream(GoCommands commands, String module, String version) {
    JsonNode downloaded = commands.json("mod", "download", "-json", module + "@" + version);
    if (downloaded.hasNonNull("Error")) {
      throw new BadInput(
          Fault.of(
              "can't get " + module + " " + version + ": " + downloaded.path("Error").asText(),
              "take a version that the module mirror serves"));
    }
    return Path.of(downloaded.path("GoMod").asText());
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(ModuleMove::goes).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(file, copy);
      }
    }
  }

  private static boolean goes(Path file) {
    String name = file.getFileName().toString();
    return name.equals("go.mod") || name.equals("go.sum") || name.endsWith(".go");
  }

  private static String text(StagingFolder part, String file) throws IOException {
    return Files.readString(part.folder().resolve(file));
  }
}
