package io.illm.lab.image.go;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A component's Go module: its lock, and the component's own Go sources.
 *
 * @param name the component's name
 * @param folder the folder with its go.mod and go.sum
 */
record GoModule(String name, Path folder) {

  Path goMod() {
    return folder.resolve("go.mod");
  }

  Path goSum() {
    return folder.resolve("go.sum");
  }

  /**
   * Returns this module, if its lock is there.
   *
   * @throws BadInput if it is missing
   */
  GoModule locked() {
    List<Path> missing =
        Stream.of(goMod(), goSum()).filter(lock -> !Files.isRegularFile(lock)).toList();
    if (!missing.isEmpty()) {
      throw new BadInput(missing.stream().map(lock -> missing(lock)).toList());
    }
    return this;
  }

  private Fault missing(Path lock) {
    return Fault.at(
        Place.startOf(lock),
        "no such file, but " + name + " has Go programs, whose versions it must pin",
        "run `go mod tidy` in " + folder + " and commit go.mod and go.sum");
  }

  /** Returns the Go version that the module needs. */
  GoVersion goVersion() {
    return lines(goMod()).stream()
        .filter(line -> line.startsWith("go "))
        .findFirst()
        .flatMap(line -> GoVersion.parse(line.substring(3)))
        .orElseThrow(() ->
            new BadInput(
                Fault.at(
                    Place.startOf(goMod()),
                    "no `go` line that says which version it needs",
                    "run `go mod tidy` in " + folder)));
  }

  Place goLine() {
    return placeOf(goMod(), "go ");
  }

  /** Returns the place of the first line that has a text, or the start of the file if none has. */
  static Place placeOf(Path file, String text) {
    List<String> lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains(text))
        .mapToObj(i -> new Place(file, i + 1, lines.get(i).indexOf(text) + 1))
        .findFirst()
        .orElse(Place.startOf(file));
  }

  /**
   * Returns whether go.sum has a checksum of a module's files; the module is {@code PATH VERSION}.
   */
  boolean hasSum(String pathAndVersion) {
    return lines(goSum()).stream().anyMatch(line -> line.startsWith(pathAndVersion + " h1:"));
  }

  /** Adds everything that a build of this module depends on to a fingerprint. */
  void addTo(Fingerprint fingerprint) {
    fingerprint.file(goMod()).file(goSum());
    for (Path source : sources()) {
      fingerprint.text(folder.relativize(source).toString()).file(source);
    }
  }

  private List<Path> sources() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".go")).sorted().toList();
    } catch (IOException e) {
      throw new Broken("can't read " + folder, e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
  }
}
