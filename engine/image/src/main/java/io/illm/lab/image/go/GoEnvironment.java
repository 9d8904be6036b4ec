package io.illm.lab.image.go;

import io.illm.lab.image.oci.Architecture;
import java.nio.file.Path;
import java.util.Map;

/** The variables under which the {@code go} command depends on nothing of the user's. */
final class GoEnvironment {

  private GoEnvironment() {}

  /**
   * The variables by name.
   *
   * @param architecture what programs are built for
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
        // An empty value would fall back to what `go env -w` wrote.
        Map.entry("GOFLAGS", "-mod=readonly"),
        Map.entry("GOEXPERIMENT", ""),
        Map.entry("GODEBUG", ""),
        Map.entry("GOROOT", ""),
        Map.entry("GOBIN", ""),
        // Measured: the compiler spends less time collecting garbage than waiting for memory.
        Map.entry("GOGC", "400"),
        Map.entry("GOTMPDIR", temporary.toString()));
  }
}
