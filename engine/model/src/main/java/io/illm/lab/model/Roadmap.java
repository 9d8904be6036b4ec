package io.illm.lab.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roadmap's tasks, which checks claim to prove.
 *
 * @param tasks descriptions by id, such as {@code 8.1-07}, in the roadmap's order
 */
public record Roadmap(Map<String, String> tasks) {

  private static final Pattern TASK = Pattern.compile("\\s*- \\[(\\d+\\.\\d+-\\d+)] (.*)");

  /** Reads the page that lists the tasks. */
  public static Roadmap read(Path file) {
    Map<String, String> tasks = new LinkedHashMap<>();
    try (var lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        Matcher task = TASK.matcher(line);
        if (task.matches()) {
          tasks.put(task.group(1), task.group(2));
        }
      }
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
    return new Roadmap(Map.copyOf(tasks));
  }

  /** Whether a section, such as {@code 8.1}, has any task. */
  public boolean hasSection(String section) {
    return tasks.keySet().stream().anyMatch(id -> id.startsWith(section + "-"));
  }
}
