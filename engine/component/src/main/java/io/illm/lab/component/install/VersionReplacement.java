package io.illm.lab.component.install;

import io.illm.lab.image.go.ModuleMove;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replaces a version in YAML files, including tags and flags, with and without its {@code v}.
 *
 * @param from the old version without {@code v}
 * @param to the new version without {@code v}
 */
record VersionReplacement(String from, String to) {

  /**
   * A file with the new version.
   *
   * @param path the file
   * @param text its new text
   * @param lines the changed lines: number and new content
   */
  record Edited(Path path, String text, List<String> lines) {}

  /**
   * Returns the replacement for a component whose version is the module's. It replaces nothing if
   * the component's version differs.
   */
  static VersionReplacement of(String componentVersion, ModuleMove.Moved moved) {
    String from = withoutPrefix(moved.from());
    return withoutPrefix(componentVersion).equals(from)
        ? new VersionReplacement(from, withoutPrefix(moved.to()))
        : new VersionReplacement("", "");
  }

  /** Returns the edited YAML files of a folder that contain the version. It writes none. */
  List<Edited> edit(Path folder) {
    if (from.isEmpty()) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> edited(file).stream())
          .toList();
    } catch (IOException e) {
      throw new Broken("reading " + folder, e);
    }
  }

  private Optional<Edited> edited(Path file) {
    List<String> lines = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (String line : text(file).split("\n", -1)) {
      String replaced = pattern().matcher(line).replaceAll(Matcher.quoteReplacement(to));
      lines.add(replaced);
      if (!replaced.equals(line)) {
        changed.add(lines.size() + " " + replaced.strip());
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edited(file, String.join("\n", lines), List.copyOf(changed)));
  }

  /** Matches the version alone, not as a part of a longer one. */
  private Pattern pattern() {
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(from) + "(?![\\d]|\\.\\d|-)");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static String withoutPrefix(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}
