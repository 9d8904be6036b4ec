package io.illm.lab.report;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Steps that were not run for the same reason.
 *
 * @param reason why they were not run, in a clause
 * @param steps the steps
 */
public record NotRun(String reason, List<Step> steps) {

  /**
   * A step that was not run.
   *
   * @param title its heading in the README
   * @param anchor the id of its section on the HTML page
   * @param tasks the ids of the tasks that its checks would have proved, and that nothing else of
   *     the run proves
   */
  public record Step(String title, String anchor, List<String> tasks) {}

  /**
   * Returns the steps that a partial tutorial left out, by their reasons. Of a tutorial that failed
   * it returns nothing: the failure says more than the steps after it.
   */
  public static List<NotRun> of(Run run) {
    if (run.outcome().tutorial() != Tutorial.PARTIAL) {
      return List.of();
    }
    Set<String> unproved = Set.copyOf(ClaimCounts.of(run).unprovedTasks());
    Map<String, List<Step>> byReason =
        IntStream.range(0, run.steps().size())
            .filter(i -> run.steps().get(i).status() == Status.NOT_RUN)
            .boxed()
            .collect(
                Collectors.groupingBy(
                    i -> run.steps().get(i).reason(),
                    LinkedHashMap::new,
                    Collectors.mapping(
                        i -> step(run.steps().get(i), i, unproved), Collectors.toList())));
    return byReason.entrySet().stream()
        .map(entry -> new NotRun(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Step step(StepResult step, int index, Set<String> unproved) {
    var tasks = new TreeSet<String>();
    step.checks().forEach(check -> tasks.addAll(check.proves()));
    tasks.retainAll(unproved);
    return new Step(step.title(), Anchors.step(index), List.copyOf(tasks));
  }

  /** Returns the titles in one line. */
  public String titles() {
    return steps.stream().map(Step::title).collect(Collectors.joining(", "));
  }
}
