package io.illm.lab.image.go;

import static java.util.stream.Collectors.toSet;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Runs {@code go build} so that it depends on nothing of the user's but the module and build
 * caches.
 */
final class GoBuild {

  private static final String PROGRAM = "program";

  /**
   * The format of {@code go list}: the packages that must be compiled, and whether the package that
   * was asked for is a program.
   */
  private static final String LISTED =
      "{{if .Stale}}{{.ImportPath}}{{end}}{{if not .DepOnly}}{{if eq .Name \"main\"}}\n"
          + PROGRAM
          + "{{end}}{{end}}";

  /** The format of {@code go list} that prints nothing. */
  private static final String NOTHING = "{{\"\"}}";

  private final GoToolchain toolchain;
  private final Architecture architecture;
  private final GoModule module;
  private final BuildPace pace;

  GoBuild(GoToolchain toolchain, Architecture architecture, GoModule module, BuildPace pace) {
    this.toolchain = toolchain;
    this.architecture = architecture;
    this.module = module;
    this.pace = pace;
  }

  /**
   * Builds a program.
   *
   * @param program the program
   * @param out the file to write
   * @param temporary a folder for Go's temporary files, on the file system of {@code out}
   * @throws BadInput if a lock or the program's name is wrong
   */
  void build(GoProgram program, Path out, Path temporary, Progress progress) {
    String what = out.getFileName() + " of " + module.name();
    Set<String> stale = stale(program, temporary, progress, what);
    Duration usual = pace.usual(stale.size());
    long started = System.nanoTime();
    try (var part = progress.begin("building " + what, usual)) {
      var built = new PackagesBuilt(stale, part);
      run(buildWords(program, out), temporary, program, built);
    }
    pace.note(stale.size(), Duration.ofNanos(System.nanoTime() - started));
  }

  /**
   * Downloads the modules that a program is built from, and no others.
   *
   * @throws BadInput if a lock or the program's name is wrong
   */
  void fetchModules(GoProgram program) {
    var words = words("list");
    words.addAll(List.of("-deps", "-f", NOTHING, program.main()));
    tags(program, words);
    run(words, Path.of(System.getProperty("java.io.tmpdir")), program, _ -> {});
  }

  /** Returns the packages that are missing in the build cache. Go downloads the modules for it. */
  private Set<String> stale(GoProgram program, Path temporary, Progress progress, String what) {
    try (var part = progress.begin("resolving " + what, Duration.ofSeconds(4))) {
      var words = words("list");
      words.addAll(List.of("-deps", "-f", LISTED, program.main()));
      tags(program, words);
      ProcessResult ended = run(words, temporary, program, line -> part.at(line, -1));
      if (!ended.out().lines().contains(PROGRAM)) {
        throw new BadInput(new GoFaults(module, program).library());
      }
      return ended.out().lines().stream().filter(line -> !line.equals(PROGRAM)).collect(toSet());
    }
  }

  private List<String> buildWords(GoProgram program, Path out) {
    var words = words("build");
    tags(program, words);
    String flags = String.join(" ", program.linkerFlags());
    words.addAll(List.of("-v", "-ldflags", ("-s -w " + flags).strip(), "-o", out.toString()));
    words.add(program.main());
    return words;
  }

  private List<String> words(String verb) {
    return new ArrayList<>(
        List.of(toolchain.go().toString(), verb, "-mod=readonly", "-trimpath", "-buildvcs=false"));
  }

  private static void tags(GoProgram program, List<String> words) {
    if (!program.tags().isEmpty()) {
      words.add(2, "-tags=" + String.join(",", program.tags()));
    }
  }

  private ProcessResult run(
      List<String> words, Path temporary, GoProgram program, Consumer<String> onError) {
    ProcessResult ended =
        Command.in(module.folder(), words)
            .with(GoEnvironment.of(architecture, temporary))
            .run(onError);
    if (!ended.succeeded()) {
      throw failure(program, ended);
    }
    return ended;
  }

  private RuntimeException failure(GoProgram program, ProcessResult ended) {
    var faults = new GoFaults(module, program).in(ended.err().lines());
    return faults.isEmpty()
        ? new Broken(
            "can't build " + program.main() + " of " + module.name() + ": " + ended.lastLines(),
            "run `go build "
                + program.main()
                + "` in "
                + module.folder()
                + " to see all that it says")
        : new BadInput(faults);
  }
}
