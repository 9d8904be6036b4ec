package io.illm.lab.image.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.illm.lab.host.Command;
import io.illm.lab.image.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes Debian packages, so that tests need no mirror. */
public final class TestDeb {

  private TestDeb() {}

  /**
   * Packs a folder and puts the package where the cache keeps downloaded packages.
   *
   * @return the package's line for a lock
   */
  public static String pack(String name, Path files, Path cache) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "needs dpkg-deb: no Debian here");
    Path control = Files.createDirectories(files.resolve("DEBIAN")).resolve("control");
    Files.writeString(
        control,
        "Package: %s\nVersion: 1.0\nArchitecture: all\nMaintainer: a <a@b.c>\nDescription: x\n"
            .formatted(name));
    Path deb = files.resolveSibling(name + ".deb");
    // The same folder must give the same file, even if it is packed a second later.
    var command =
        Command.in(
            files,
            "env",
            "SOURCE_DATE_EPOCH=0",
            "dpkg-deb",
            "--root-owner-group",
            "--build",
            files.toString(),
            deb.toString());
    assertThat(command.run().err().text()).isEmpty();
    String sha256 = Fingerprint.of(deb);
    Path debs = Files.createDirectories(cache.resolve("debs"));
    Files.copy(deb, debs.resolve(sha256 + ".deb"));
    return name + " 1.0 all " + sha256 + " " + Files.size(deb);
  }
}
