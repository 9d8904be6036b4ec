package io.illm.lab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares output with golden files, which are kept beside the tests and reviewed like code.
 *
 * <p>{@code mvn test -Dgolden.update=true} rewrites the files. Review the difference in git.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

  private Golden() {}

  /**
   * Asserts that a text equals a golden file of the module under test.
   *
   * @param name the file's name in {@code src/test/resources/golden}
   * @param actual the text
   */
  public static void assertMatches(String name, String actual) {
    var file = FOLDER.resolve(name);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, actual);
      }
      assertThat(file).as("golden file; -Dgolden.update=true writes it").exists();
      assertThat(actual)
          .as("%s; if the change is meant, run again with -Dgolden.update=true", file)
          .isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write the golden file " + file, e);
    }
  }
}
