package io.illm.lab.report.coverage;

import io.illm.lab.model.Roadmap;
import io.illm.lab.report.ClaimState;
import io.illm.lab.report.Figures;
import io.illm.lab.report.PublishedResults;
import io.illm.lab.report.Wording;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts of tasks.
 *
 * @param tasks how many there are
 * @param states how many of them are in each state; each claimed task counts once
 */
public record TaskCounts(int tasks, Map<ClaimState, Integer> states) {

  static TaskCounts of(int tasks, Stream<ClaimState> claimed) {
    Map<ClaimState, Integer> states = new EnumMap<>(ClaimState.class);
    claimed.forEach(state -> states.merge(state, 1, Integer::sum));
    return new TaskCounts(tasks, Map.copyOf(states));
  }

  /** Returns the counts of a section's tasks that an experiment's published results give. */
  public static TaskCounts of(Roadmap.Section section, PublishedResults results) {
    Map<String, ClaimState> states = results.tasks();
    states.keySet().retainAll(section.tasks());
    return of(section.tasks().size(), states.values().stream());
  }

  /** Returns the numbers by the words for the states, the strongest first. */
  public Map<String, Integer> words() {
    Map<String, Integer> words = new LinkedHashMap<>();
    for (ClaimState state : ClaimState.values()) {
      if (in(state) > 0) {
        words.put(Wording.of(state), in(state));
      }
    }
    return words;
  }

  /** Returns the numbers in a line: {@code 16 tasks: 14 proved, 1 weak, 1 open}. */
  public String sentence() {
    Map<String, Integer> all = new LinkedHashMap<>(words());
    all.put("open", tasks - claimed());
    String parts =
        all.entrySet().stream()
            .filter(part -> part.getValue() > 0)
            .map(part -> part.getValue() + " " + part.getKey())
            .collect(Collectors.joining(", "));
    return Figures.count(tasks, "task") + ": " + parts;
  }

  /** Returns how many tasks are claimed. */
  public int claimed() {
    return states.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Returns how many tasks are in a state. */
  public int in(ClaimState state) {
    return states.getOrDefault(state, 0);
  }
}
