package io.illm.lab.image.debian;

import io.illm.lab.image.process.Command;
import io.illm.lab.image.process.Ended;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** This machine's apt, asked about its package mirror as if nothing were installed. */
public final class Apt {

  private static final Pattern FILE = Pattern.compile("^'\\S+' (\\S+?)_(\\S+)_\\S+\\.deb \\d+");

  private Apt() {}

  /**
   * The closure of some packages at the versions that the mirror has now.
   *
   * @throws BadInput where the mirror doesn't know a package
   */
  public static DebianLock resolve(List<String> wanted, Path lock, Progress progress) {
    require(lock);
    try (var _ = progress.begin("resolving " + String.join(" ", wanted), Duration.ofSeconds(3))) {
      var words = new ArrayList<>(List.of("apt-cache", "show"));
      words.addAll(closure(wanted, lock));
      var command = new Command(words, Path.of("/"), Map.of());
      return new DebianLock(PackageRecords.read(command.run().orThrow(command).out(), lock));
    }
  }

  private static List<String> closure(List<String> wanted, Path lock) {
    Ended ended = withNothingInstalled(wanted);
    if (!ended.well()) {
      throw new BadInput(
          Fault.at(
              Place.startOf(lock),
              "apt can't resolve " + String.join(" ", wanted) + ": " + ended.lastWords(),
              "correct the packages' names, or run `apt-get update`"));
    }
    return ended.out().stream().flatMap(line -> nameAndVersion(line).stream()).toList();
  }

  private static Ended withNothingInstalled(List<String> wanted) {
    try {
      Path empty = Files.createTempFile("illm-no-packages", "");
      try {
        var words =
            new ArrayList<>(
                List.of(
                    "apt-get",
                    "-qq",
                    "-y",
                    "-o",
                    "Dir::State::Status=" + empty,
                    "-o",
                    "APT::Install-Recommends=false",
                    "-o",
                    "Debug::NoLocking=1",
                    "--print-uris",
                    "install"));
        words.addAll(wanted);
        return Command.in(Path.of("/"), words.toArray(String[]::new)).run();
      } finally {
        Files.delete(empty);
      }
    } catch (IOException e) {
      throw new Broken("can't make a temporary file", e);
    }
  }

  private static Optional<String> nameAndVersion(String line) {
    Matcher matcher = FILE.matcher(line);
    return matcher.find()
        ? Optional.of(matcher.group(1) + "=" + matcher.group(2).replace("%3a", ":"))
        : Optional.empty();
  }

  /** Downloads packages at their versions; false where the mirror hasn't got all of them. */
  static boolean download(List<DebianPackage> packages, Path folder) {
    var words =
        new ArrayList<>(List.of("apt-get", "-qq", "-o", "APT::Sandbox::User=root", "download"));
    packages.forEach(p -> words.add(p.name() + "=" + p.version()));
    return new Command(words, folder, Map.of()).run().well();
  }

  /** Whether the mirror has a package at its version; asked for another, apt-cache just warns. */
  static boolean offers(DebianPackage wanted) {
    String asked = wanted.name() + "=" + wanted.version();
    return Command.in(Path.of("/"), "apt-cache", "show", "--no-all-versions", asked)
        .run()
        .out()
        .contains("Version: " + wanted.version());
  }

  /** Learns what the mirror has now; only root can. */
  static boolean update(Progress progress) {
    if (!"root".equals(System.getProperty("user.name"))) {
      return false;
    }
    try (var _ = progress.begin("apt-get update", Duration.ofSeconds(10))) {
      return Command.in(Path.of("/"), "apt-get", "-qq", "update").run().well();
    }
  }

  /**
   * Checks that this machine has apt and dpkg.
   *
   * @throws BadInput where it hasn't
   */
  static void require(Path lock) {
    for (String tool : List.of("apt-get", "apt-cache", "dpkg-deb")) {
      if (!Files.isExecutable(Path.of("/usr/bin", tool))) {
        throw new BadInput(
            Fault.at(
                Place.startOf(lock),
                "images of Debian packages need " + tool + ", which this machine lacks",
                "make this image on Debian or Ubuntu"));
      }
    }
  }
}
