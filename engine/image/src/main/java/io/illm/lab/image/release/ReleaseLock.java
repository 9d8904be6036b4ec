package io.illm.lab.image.release;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The checksums of a component's released files. The lock has a line {@code name arch sha256 size
 * url} for each file.
 *
 * @param files the files, in the order of the component's {@code releases.yaml}
 */
record ReleaseLock(List<Locked> files) {

  private static final String CURE = "write it again with `lab component lock-releases`";

  /**
   * A locked file.
   *
   * @param name the last part of its address
   * @param arch the architecture of its programs
   * @param sha256 its SHA-256 in hexadecimal
   * @param size its size in bytes
   * @param url its address
   * @param place its line in the lock
   */
  record Locked(String name, String arch, String sha256, long size, String url, Place place) {

    String line() {
      return String.join(" ", name, arch, sha256, Long.toString(size), url);
    }
  }

  static Path file(Component component) {
    return component.folder().resolve("release.lock");
  }

  /**
   * Reads a component's lock; empty if the component has none.
   *
   * @throws BadInput if a line can't be parsed
   */
  static Optional<ReleaseLock> read(Component component) {
    Path file = file(component);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Faults faults = new Faults();
    List<Locked> files = new ArrayList<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (!lines.get(i).isBlank() && !lines.get(i).startsWith("#")) {
          parse(lines.get(i), new Place(file, i + 1, 1), faults).ifPresent(files::add);
        }
      }
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
    faults.throwIfAny();
    return Optional.of(new ReleaseLock(List.copyOf(files)));
  }

  private static Optional<Locked> parse(String line, Place place, Faults faults) {
    String[] fields = line.strip().split("\\s+", -1);
    if (fields.length == 5
        && fields[2].matches("[0-9a-f]{64}")
        && fields[3].matches("\\d{1,18}")
        && fields[4].matches("https?://\\S+")) {
      return Optional.of(
          new Locked(fields[0], fields[1], fields[2], Long.parseLong(fields[3]), fields[4], place));
    }
    faults.add(Fault.at(place, "expected `name arch sha256 size url`, found `" + line + "`", CURE));
    return Optional.empty();
  }

  /**
   * Returns the locked file at an address.
   *
   * @throws BadInput if the lock has no such file, which {@code releases.yaml} names
   */
  Locked at(String url, Component component) {
    return files.stream()
        .filter(locked -> locked.url().equals(url))
        .findFirst()
        .orElseThrow(() ->
            new BadInput(
                Fault.at(Place.startOf(file(component)), "the lock has no line of " + url, CURE)));
  }

  /** Returns the text of the lock. */
  String text(Component component) {
    return files.stream()
        .map(Locked::line)
        .collect(
            Collectors.joining(
                "\n",
                "# The released programs of %s %s: name arch sha256 size url\n"
                    .formatted(component.name(), component.version()),
                "\n"));
  }
}
