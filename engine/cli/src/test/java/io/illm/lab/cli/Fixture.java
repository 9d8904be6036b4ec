package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * An experiment of the tests: {@code first-light}, which takes half a minute from nothing to a
 * verdict, unless another is asked for.
 *
 * @param folder its folder
 */
record Fixture(Path folder) {

  private static final Path ORIGINAL =
      Path.of("src", "test", "resources", "first-light").toAbsolutePath();

  /** The fixture itself. */
  static Fixture whole() {
    return new Fixture(ORIGINAL);
  }

  /** The experiment {@code two-clusters}. */
  static Fixture twoClusters() {
    return new Fixture(ORIGINAL.resolveSibling("two-clusters"));
  }

  /** An experiment of the tests' resources, by its path there. */
  static Fixture named(String path) {
    return new Fixture(ORIGINAL.resolveSibling(path));
  }

  /** A copy to be spoilt. */
  static Fixture copy(Path parent) throws IOException {
    Path folder = parent.resolve("first-light");
    try (Stream<Path> files = Files.walk(ORIGINAL)) {
      files.forEach(file -> copy(file, folder.resolve(ORIGINAL.relativize(file).toString())));
    }
    return new Fixture(folder);
  }

  private static void copy(Path from, Path to) {
    try {
      Files.copy(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a part of a file, which must be there. */
  Fixture with(String name, String part, String instead) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(part);
    Files.writeString(file, text.replace(part, instead));
    return this;
  }

  String path() {
    return folder.toString();
  }
}
