package io.illm.lab.report.coverage;

import io.illm.lab.model.Roadmap;
import io.illm.lab.report.ClaimState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is claimed of each task of the roadmap, and what of it is proved.
 *
 * @param roadmap the tasks
 * @param evidence the claims of each task that has any, the strongest first
 */
public record Coverage(Roadmap roadmap, Map<String, List<Evidence>> evidence) {

  /** Returns the coverage of a checkout. */
  public static Coverage of(Portfolio portfolio) {
    Map<String, List<Evidence>> evidence = new LinkedHashMap<>();
    Claims claims = new Claims(portfolio);
    portfolio.entries().values().forEach(claims::add);
    portfolio.documents().forEach(claims::add);
    claims
        .byTask()
        .forEach((task, found) ->
            evidence.put(
                task,
                found.stream()
                    .sorted((one, other) -> one.state().compareTo(other.state()))
                    .toList()));
    return new Coverage(portfolio.roadmap(), Map.copyOf(evidence));
  }

  /** Returns the claims of a task, the strongest first. */
  public List<Evidence> of(String task) {
    return evidence.getOrDefault(task, List.of());
  }

  /** Returns what is known of a task: the strongest of its claims; empty if nothing claims it. */
  public Optional<ClaimState> state(String task) {
    return of(task).stream().map(Evidence::state).findFirst();
  }

  /** Counts tasks. */
  public TaskCounts counts(List<String> tasks) {
    return TaskCounts.of(tasks.size(), tasks.stream().map(this::state).flatMap(Optional::stream));
  }

  /** Counts the tasks of a phase. */
  public TaskCounts counts(Roadmap.Phase phase) {
    return counts(phase.sections().stream().flatMap(section -> section.tasks().stream()).toList());
  }

  /** Counts all tasks. */
  public TaskCounts counts() {
    return counts(List.copyOf(roadmap.tasks().keySet()));
  }
}
