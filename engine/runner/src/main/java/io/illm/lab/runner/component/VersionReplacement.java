package io.illm.lab.runner.component;

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
 * A version as YAML files name it, in tags and flags too, with and without its {@code v}.
 *
 * @param from the version without {@code v} that is looked for
 * @param to what stands there instead
 */
record VersionWords(String from, String to) {

  /**
   * A file that names another version now.
   *
   * @param path the file
   * @param text what it says now
   * @param lines what changed: the line's number and its new content
   */
  record Edited(Path path, String text, List<String> lines) {}

  /** The words of a component whose version is the module's; other versions aren't known. */
  static VersionWords of(String componentVersion, ModuleMove.Moved moved) {
    String from = bare(moved.from());
    return bare(componentVersion).equals(from)
        ? new VersionWords(from, bare(moved.to()))
        : new VersionWords("", "");
  }

  /** The YAML files of a folder that name the version, as they will be; none is written. */
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
      String now = word().matcher(line).replaceAll(Matcher.quoteReplacement(to));
      lines.add(now);
      if (!now.equals(line)) {
        changed.add(lines.size() + " " + now.strip());
      }
    }
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new Edited(file, String.join("\n", lines), List.copyOf(changed)));
  }

  /** The version alone: not a part of a longer one. */
  private Pattern word() {
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(from) + "(?![\\d]|\\.\\d|-)");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static String bare(String version) {
    return version.startsWith("v") ? version.substring(1) : version;
  }
}
