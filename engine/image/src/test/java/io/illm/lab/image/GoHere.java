package io.illm.lab.image;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A check that this machine has Go. */
final class GoHere {

  private GoHere() {}

  /** Skips the test if this machine has no Go. */
  static void assume() {
    String path =
        System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/local/go/bin";
    boolean here =
        Stream.of(path.split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    assumeTrue(here, "needs Go: none on the PATH or in /usr/local/go");
  }
}
