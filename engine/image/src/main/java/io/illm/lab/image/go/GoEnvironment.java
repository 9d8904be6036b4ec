package io.illm.lab.image.go;

import io.illm.lab.image.oci.Architecture;
import java.nio.file.Path;
import java.util.Map;

/**
 * The environment variables that make the {@code go} command independent of the user's settings.
 */
final class GoEnvironment {

  private GoEnvironment() {}

  /**
   * Returns the variables by name.
   *
   * @param architecture the architecture of the programs
   * @param temporary a folder for Go's temporary files
   */
  static Map<String, String> of(Architecture architecture, Path temporary) {
    return Map.ofEntries(
        Map.entry("CGO_ENABLED", "0"),
        Map.entry("GO111MODULE", "on"),
        Map.entry("GOOS", "linux"),
        Map.entry("GOARCH", architecture.word()),
        Map.entry("GOAMD64", "v1"),
        Map.entry("GOARM64", "v8.0"),
        Map.entry("GOTOOLCHAIN", "local"),
        Map.entry("GOWORK", "off"),
        // If it were empty, go would use the value that `go env -w` wrote.
        Map.entry("GOFLAGS", "-mod=readonly"),
        Map.entry("GOEXPERIMENT", ""),
        Map.entry("GODEBUG", ""),
        Map.entry("GOROOT", ""),
        Map.entry("GOBIN", ""),
        // Measured: builds are faster with rarer garbage collections.
        Map.entry("GOGC", "400"),
        Map.entry("GOTMPDIR", temporary.toString()));
  }
}
