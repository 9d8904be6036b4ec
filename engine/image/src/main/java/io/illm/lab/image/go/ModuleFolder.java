package io.illm.lab.image.go;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds the folders of modules that a lock pins. Missing modules are downloaded first. */
final class ModuleFolder {

  private static final Duration USUAL = Duration.ofSeconds(10);

  /**
   * The format of {@code go list}: the module that is downloaded, which a `replace` line may
   * change.
   */
  private static final String PINNED =
      "{{with .Replace}}{{.Path}} {{.Version}}{{else}}{{.Path}} {{.Version}}{{end}}";

  private final GoToolchain toolchain;
  private final GoModule locked;

  ModuleFolder(GoToolchain toolchain, GoModule locked) {
    this.toolchain = toolchain;
    this.locked = locked;
  }

  /**
   * Returns the folder of a module.
   *
   * @throws BadInput if the lock does not have the module, or no checksum of its files
   */
  Path of(String module, Progress progress) {
    try (var _ = progress.begin("finding the files of " + module, USUAL)) {
      ProcessResult pinned = go("list", "-m", "-f", PINNED, module);
      if (!pinned.succeeded()) {
        throw new BadInput(unknown(module));
      }
      requireChecksum(pinned.out().lines().getFirst());
      ProcessResult downloaded = go("mod", "download", module);
      if (!downloaded.succeeded()) {
        var faults =
            new GoFaults(locked, new GoProgram(module, List.of(), List.of()))
                .in(downloaded.err().lines());
        if (!faults.isEmpty()) {
          throw new BadInput(faults);
        }
        throw new Broken(
            "can't get the files of " + module + ": " + downloaded.lastLines(),
            "run `go mod download " + module + "` in " + locked.folder());
      }
      return Path.of(go("list", "-m", "-f", "{{.Dir}}", module).out().lines().getFirst());
    }
  }

  /**
   * Checks that the lock has a checksum of a module's files. Without one Go would download them and
   * check nothing. A replacement by a folder has no version and needs no checksum.
   */
  private void requireChecksum(String pathAndVersion) {
    boolean versioned = pathAndVersion.strip().contains(" ");
    if (versioned && !locked.hasSum(pathAndVersion)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(locked.goSum()),
              "no checksum for the files of " + pathAndVersion,
              "name one of its programs by a `tool` line, then run `go mod tidy`"));
    }
  }

  private Fault unknown(String module) {
    return Fault.at(
        GoModule.placeOf(locked.folder().resolve("component.yaml"), module),
        "go.mod pins no module " + module,
        "correct its path, or run `go get " + module + "` in " + locked.folder());
  }

  private ProcessResult go(String... words) {
    var command = new ArrayList<>(List.of(toolchain.go().toString()));
    command.addAll(List.of(words));
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    return Command.in(locked.folder(), command)
        .with(GoEnvironment.of(Architecture.ofThisMachine(), temporary))
        .run();
  }
}
