package io.illm.lab.image.python;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.debian.DebianPackage;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs this machine's pip, with the indexes that it is set up for, to choose wheels for an image.
 *
 * @param python the image's version of Python, such as {@code 3.11}
 * @param architecture the image's architecture
 */
record Pip(String python, Architecture architecture) {

  /**
   * The newest manylinux that works with the C library of Debian 12. OLDEST is the oldest that
   * wheels name.
   */
  private static final int NEWEST = 36;

  private static final int OLDEST = 5;

  /**
   * Returns a pip for an image.
   *
   * @throws BadInput if the image's Debian packages have no Python
   */
  static Pip of(DebianLock debian, Path lock) {
    String python =
        debian.packages().stream()
            .map(DebianPackage::name)
            .filter(name -> name.matches("python3\\.\\d+-minimal"))
            .map(name -> name.replaceAll("python|-minimal", ""))
            .findFirst()
            .orElseThrow(() ->
                new BadInput(
                    Fault.at(
                        Place.startOf(lock),
                        "no Python among the Debian packages",
                        "add python3-minimal, then lock again with `lab image lock`")));
    return new Pip(python, debian.architecture());
  }

  /**
   * Returns a pip for wheels whose files an image takes. The image needs no Python; pip needs a
   * version to choose wheels by, so it gets that of Debian 12.
   */
  static Pip forFiles(Architecture architecture) {
    return new Pip("3.11", architecture);
  }

  /**
   * Installs packages into a folder. With {@code --dry-run} it only reports what it would install.
   */
  ProcessResult install(Path folder, List<String> arguments) {
    var words =
        new ArrayList<>(
            List.of(
                "python3",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-compile",
                "--only-binary=:all:",
                "--implementation=cp",
                "--python-version=" + python,
                "--abi=cp" + python.replace(".", ""),
                "--abi=abi3",
                "--abi=none",
                "--target=" + folder));
    platforms().forEach(platform -> words.add("--platform=" + platform));
    words.addAll(arguments);
    return Command.in(folder, words).run();
  }

  private List<String> platforms() {
    String machine =
        switch (architecture) {
          case AMD64 -> "x86_64";
          case ARM64 -> "aarch64";
        };
    var platforms = new ArrayList<String>();
    IntStream.rangeClosed(OLDEST, NEWEST)
        .map(i -> NEWEST + OLDEST - i)
        .forEach(minor -> platforms.add("manylinux_2_" + minor + "_" + machine));
    platforms.add("manylinux2014_" + machine);
    platforms.add("linux_" + machine);
    return platforms;
  }
}
