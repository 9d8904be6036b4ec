package io.illm.lab.image.go;

import io.illm.lab.host.Command;
import io.illm.lab.image.sbom.Sbom;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the build information of a Go program. */
final class BuildInfo {

  private BuildInfo() {}

  /** Returns the modules in a program, and the Go version that built it. */
  static List<Sbom.Part> parts(GoToolchain toolchain, Path program) {
    var command =
        Command.in(
            program.resolveSibling(""),
            toolchain.go().toString(),
            "version",
            "-m",
            program.toString());
    var parts = new ArrayList<Sbom.Part>();
    List<String> lines = command.require().out().lines();
    parts.add(part("stdlib", builtBy(lines, toolchain), Optional.empty()));
    for (String line : lines) {
      replaceOrAdd(parts, line.strip().split("\t", -1));
    }
    return Collections.unmodifiableList(parts);
  }

  /** The first line is {@code FILE: go1.26.6}; another Go than this one may have built it. */
  private static String builtBy(List<String> said, GoToolchain toolchain) {
    return said.stream()
        .findFirst()
        .flatMap(line -> GoVersion.parse(line.substring(line.lastIndexOf(' ') + 1)))
        .orElse(toolchain.version())
        .toString();
  }

  private static void replaceOrAdd(List<Sbom.Part> parts, String[] fields) {
    if (fields.length < 3) {
      return;
    }
    switch (fields[0]) {
      case "dep" -> parts.add(part(fields[1], fields[2], sum(fields)));
      // A replacement follows the module that it replaces.
      case "=>" -> parts.set(parts.size() - 1, part(fields[1], fields[2], sum(fields)));
      default -> {}
    }
  }

  private static Optional<String> sum(String[] fields) {
    return fields.length > 3 && !fields[3].isEmpty() ? Optional.of(fields[3]) : Optional.empty();
  }

  private static Sbom.Part part(String module, String version, Optional<String> sum) {
    String purl = "pkg:golang/" + module + "@" + version.replace("+", "%2B");
    return new Sbom.Part(module, version, purl, Optional.empty(), sum);
  }
}
