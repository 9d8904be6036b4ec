package io.illm.lab.image.go;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** Programs of one module. A toolchain is looked for only where they must be built. */
public final class ProgramSet {

  private static final String KIND = "programs";

  private final Cache cache;
  private final Supplier<GoToolchain> toolchain;
  private final Architecture architecture;
  private final GoModule module;
  private final SortedMap<String, Program> programs;

  ProgramSet(
      Cache cache,
      Supplier<GoToolchain> toolchain,
      Architecture architecture,
      GoModule module,
      SortedMap<String, Program> programs) {
    this.cache = cache;
    this.toolchain = toolchain;
    this.architecture = architecture;
    this.module = module;
    this.programs = programs;
  }

  /**
   * Returns the fingerprint of the locks, the module's own sources and the programs. go.mod names
   * the version of Go. The installed Go isn't part of the fingerprint, so that cached programs are
   * found without one.
   */
  public String key() {
    var fingerprint = new Fingerprint().text("go 2");
    fingerprint.text(architecture.word());
    module.addTo(fingerprint);
    programs.forEach((file, program) -> add(file, program, fingerprint));
    return fingerprint.hex();
  }

  private static void add(String file, Program program, Fingerprint fingerprint) {
    GoProgram go = program.go();
    fingerprint.text(file).text(go.main()).texts(go.tags()).texts(go.linkerFlags());
    fingerprint.texts(program.names());
  }

  /**
   * Returns the folder with the programs and their further names. Missing programs are built first.
   *
   * @throws BadInput if the lock is wrong
   */
  public Path build(Progress progress) {
    return cache.folder(KIND, place(), progress, part -> fill(part, progress));
  }

  /**
   * Downloads the modules that the programs are built from. Go does the same before it builds.
   *
   * @throws BadInput if the lock is wrong
   */
  void fetchModules() {
    GoBuild go = go();
    programs.values().forEach(program -> go.fetchModules(program.go()));
  }

  /** Returns the name of the module, for messages. */
  String name() {
    return module.name();
  }

  /** Returns whether the programs are not built yet. */
  public boolean isMissing() {
    return !Files.isDirectory(folder());
  }

  /** Returns the folder of the programs, which is missing until they are built. */
  public Path folder() {
    return cache.place(KIND, place());
  }

  /**
   * Returns the time that building them took, with what Go's cache had then; empty if it is
   * unknown.
   */
  public Optional<Duration> took() {
    return cache.took(KIND, place());
  }

  private String place() {
    return module.name() + "-" + key();
  }

  /** Returns the modules in a built program. */
  public List<Sbom.Part> parts(Path program) {
    return BuildInfo.parts(toolchain.get(), program);
  }

  /** Returns the version of a package's module; empty if the package is the component's own. */
  public String versionOf(String mainPackage, List<Sbom.Part> parts) {
    return moduleOf(mainPackage, parts).map(Sbom.Part::version).orElse("");
  }

  /** Returns the address of a package's source; empty if the package is the component's own. */
  public String sourceOf(String mainPackage, List<Sbom.Part> parts) {
    return moduleOf(mainPackage, parts).map(part -> "https://" + part.name()).orElse("");
  }

  private static Optional<Sbom.Part> moduleOf(String main, List<Sbom.Part> parts) {
    return parts.stream()
        .filter(part -> (main + "/").startsWith(part.name() + "/"))
        .max(Comparator.comparingInt(part -> part.name().length()));
  }

  private GoBuild go() {
    var pace = new BuildPace(cache.root().resolve("build-pace"));
    return new GoBuild(toolchain.get(), architecture, module, pace);
  }

  private void fill(Path part, Progress progress) throws IOException {
    GoBuild go = go();
    Path temporary = Files.createDirectory(part.resolve(".tmp"));
    for (Map.Entry<String, Program> program : programs.entrySet()) {
      Path out = part.resolve(program.getKey());
      go.build(program.getValue().go(), out, temporary, progress);
      for (String other : program.getValue().names()) {
        Files.createSymbolicLink(part.resolve(other), out.getFileName());
      }
    }
    Files.delete(temporary);
  }
}
