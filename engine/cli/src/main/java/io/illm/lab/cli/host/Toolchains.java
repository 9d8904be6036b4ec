package io.illm.lab.cli.host;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tools that build programs and images.
 *
 * @param path the PATH
 */
record Toolchains(String path) {

  Stream<Finding> findings() {
    return Stream.of(
        Finding.ok(
            "java", System.getProperty("java.version") + ", " + System.getProperty("java.home")),
        go(),
        tool("mvn", "images of apps are made from what Maven packages", "apt-get install maven"),
        tool(
            "mmdebstrap",
            "images of Debian packages are made by it",
            "apt-get install mmdebstrap"));
  }

  /** Checks for Go. If Go is missing or too old, the lab fetches one with pip. */
  private Finding go() {
    return find("go")
        .or(() -> find("pip3"))
        .map(
            tool -> Finding.ok("go", tool + (tool.endsWith("go") ? "" : " fetches it when needed")))
        .orElseGet(() ->
            Finding.warning(
                "go", "neither go nor pip3 is on the PATH", "apt-get install python3-pip"));
  }

  private Finding tool(String name, String purpose, String cure) {
    return find(name)
        .map(tool -> Finding.ok(name, tool.toString()))
        .orElseGet(() -> Finding.warning(name, "not on the PATH; " + purpose, cure));
  }

  private Optional<Path> find(String tool) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
