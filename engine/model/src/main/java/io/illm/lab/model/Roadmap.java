package io.illm.lab.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The roadmap: phases of sections of tasks, which checks and documents claim to prove.
 *
 * @param tasks descriptions by id, such as {@code 8.1-07}, in the roadmap's order
 * @param phases in the roadmap's order
 */
public record Roadmap(Map<String, String> tasks, List<Phase> phases) {

  private static final Pattern PHASE = Pattern.compile("## Phase (\\d+): (.*)");
  private static final Pattern SECTION = Pattern.compile("### (\\d+\\.\\d+) (.*)");
  private static final Pattern TASK = Pattern.compile("\\s*- \\[(\\d+\\.\\d+-\\d+)] (.*)");

  /** Keeps the order of the tasks. */
  public Roadmap {
    tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    phases = List.copyOf(phases);
  }

  /**
   * A part of the roadmap.
   *
   * @param number from 1
   * @param title in a few words
   * @param sections in the roadmap's order
   */
  public record Phase(int number, String title, List<Section> sections) {}

  /**
   * A section, which an experiment is about.
   *
   * @param id such as {@code 8.1}
   * @param title in a few words
   * @param tasks the ids of its tasks
   */
  public record Section(String id, String title, List<String> tasks) {}

  /** Reads the page that lists the tasks. */
  public static Roadmap read(Path file) {
    try {
      Map<String, String> tasks = new LinkedHashMap<>();
      List<Phase> phases = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("#")) {
          heading(line, phases);
        } else {
          Matcher task = TASK.matcher(line);
          if (task.matches()) {
            tasks.put(task.group(1), task.group(2));
          }
        }
      }
      return new Roadmap(tasks, phases.stream().map(phase -> with(tasks, phase)).toList());
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  private static void heading(String line, List<Phase> phases) {
    Matcher phase = PHASE.matcher(line);
    Matcher section = SECTION.matcher(line);
    if (phase.matches()) {
      int number = Integer.parseInt(phase.group(1));
      phases.add(new Phase(number, phase.group(2), new ArrayList<>()));
    } else if (section.matches() && !phases.isEmpty()) {
      phases.getLast().sections().add(new Section(section.group(1), section.group(2), List.of()));
    }
  }

  private static Phase with(Map<String, String> tasks, Phase phase) {
    return new Phase(
        phase.number(),
        phase.title(),
        phase.sections().stream()
            .map(section -> new Section(section.id(), section.title(), of(section.id(), tasks)))
            .toList());
  }

  private static List<String> of(String section, Map<String, String> tasks) {
    return tasks.keySet().stream().filter(id -> id.startsWith(section + "-")).toList();
  }

  /** Returns a section, by its id. */
  public Optional<Section> section(String id) {
    return phases.stream()
        .flatMap(phase -> phase.sections().stream())
        .filter(section -> section.id().equals(id))
        .findFirst();
  }

  /** Returns the phase that has a section. */
  public Optional<Phase> phaseOf(String section) {
    return phases.stream()
        .filter(phase -> phase.sections().stream().anyMatch(each -> each.id().equals(section)))
        .findFirst();
  }

  /** Whether a section, such as {@code 8.1}, has any task. */
  public boolean hasSection(String section) {
    return tasks.keySet().stream().anyMatch(id -> id.startsWith(section + "-"));
  }
}
