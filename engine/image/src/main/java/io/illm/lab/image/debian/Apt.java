package io.illm.lab.image.debian;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
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

/**
 * Apt, with the mirrors that this machine is set up for. It answers for a machine of some
 * architecture on which nothing is installed. Its lists are kept in the lab's cache, so the
 * machine's own lists stay unchanged and root is not needed.
 */
final class Apt {

  private static final Pattern FILE = Pattern.compile("^'\\S+' (\\S+?)_(\\S+)_\\S+\\.deb \\d+");

  private final Cache cache;
  private final Architecture architecture;
  private final Path state;

  Apt(Cache cache, Architecture architecture) {
    this.cache = cache;
    this.architecture = architecture;
    this.state = cache.place("apt", architecture.word());
  }

  /**
   * Resolves packages and everything that they depend on to the newest versions of the mirrors.
   *
   * @throws BadInput if the mirrors do not have a package
   */
  DebianLock resolve(List<String> wanted, Path lock, Progress progress) {
    require(lock);
    update(progress);
    try (var _ = progress.begin("resolving " + String.join(" ", wanted), Duration.ofSeconds(3))) {
      var asked = new ArrayList<>(List.of("show"));
      asked.addAll(closure(wanted, lock));
      Command show = command("apt-cache", asked, Path.of("/"));
      return new DebianLock(architecture, PackageRecords.read(show.require().out().lines(), lock));
    }
  }

  private List<String> closure(List<String> wanted, Path lock) {
    var asked = new ArrayList<>(List.of("--print-uris", "install"));
    asked.addAll(wanted);
    ProcessResult ended = command("apt-get", asked, Path.of("/")).run();
    if (!ended.succeeded()) {
      throw new BadInput(
          Fault.at(
              Place.startOf(lock),
              "apt can't resolve %s for %s: %s"
                  .formatted(String.join(" ", wanted), architecture.word(), ended.lastLines()),
              "correct the packages' names"));
    }
    return ended.out().lines().stream().flatMap(line -> nameAndVersion(line).stream()).toList();
  }

  private static Optional<String> nameAndVersion(String line) {
    Matcher matcher = FILE.matcher(line);
    return matcher.find()
        ? Optional.of(matcher.group(1) + "=" + matcher.group(2).replace("%3a", ":"))
        : Optional.empty();
  }

  /** Downloads packages at their versions; returns false if the mirrors lack one of them. */
  boolean download(List<DebianPackage> packages, Path folder) {
    var asked = new ArrayList<>(List.of("download"));
    packages.forEach(p -> asked.add(p.name() + "=" + p.version()));
    return Files.isDirectory(state) && command("apt-get", asked, folder).run().succeeded();
  }

  /**
   * Returns whether the mirrors have a package at its version. For a missing version apt-cache
   * exits with 0 and prints a warning.
   */
  boolean offers(DebianPackage wanted) {
    var asked = List.of("show", "--no-all-versions", wanted.name() + "=" + wanted.version());
    return command("apt-cache", asked, Path.of("/"))
        .run()
        .out()
        .lines()
        .contains("Version: " + wanted.version());
  }

  /** Updates the lists of packages from the mirrors. */
  void update(Progress progress) {
    String what = "asking the mirrors for their Debian packages for " + architecture.word();
    cache.alone(
        "apt-" + architecture.word(),
        progress,
        () -> {
          try (var _ = progress.begin(what, Duration.ofSeconds(5))) {
            Files.createDirectories(state.resolve("lists/partial"));
            Files.createDirectories(state.resolve("cache/archives/partial"));
            Files.writeString(state.resolve("status"), "");
            Command update = command("apt-get", List.of("update"), Path.of("/"));
            update.require();
          } catch (IOException e) {
            throw new Broken("can't write " + state, e);
          }
        });
  }

  private Command command(String tool, List<String> arguments, Path folder) {
    var words = new ArrayList<>(List.of(tool, "-qq"));
    settings().forEach((name, value) -> words.addAll(List.of("-o", name + "=" + value)));
    words.addAll(arguments);
    return Command.in(folder, words);
  }

  private Map<String, String> settings() {
    return Map.of(
        "APT::Architecture", architecture.word(),
        "APT::Architectures", architecture.word(),
        "APT::Get::Assume-Yes", "true",
        "APT::Install-Recommends", "false",
        // As root, apt would switch to a user who can't write to the lab's cache.
        "APT::Sandbox::User", System.getProperty("user.name"),
        "Debug::NoLocking", "1",
        "Dir::State", state.toString(),
        "Dir::State::Status", state.resolve("status").toString(),
        "Dir::Cache", state.resolve("cache").toString());
  }

  /**
   * Checks that this machine has apt and dpkg.
   *
   * @throws BadInput if it has not
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
