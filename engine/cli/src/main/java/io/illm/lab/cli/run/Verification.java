package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.run.VerifyPlan.Candidate;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.report.Freshness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What {@code lab verify} found.
 *
 * @param stale why results are stale, by experiment
 * @param unpublished the experiments without published results
 * @param fresh the number of experiments with fresh results
 * @param ran what came of the experiments that were run
 * @param leftOut the experiments that there was no time for
 * @param budget the time that there was
 */
record Verification(
    Map<String, String> stale,
    List<String> unpublished,
    int fresh,
    SeriesResult ran,
    List<Candidate> leftOut,
    Duration budget) {

  /** What JSON shows of it. */
  record View(
      Map<String, String> stale,
      List<String> unpublished,
      int fresh,
      List<SeriesEntry.View> runs,
      List<String> leftOut) {}

  static Verification of(
      Map<String, Freshness> results, VerifyPlan plan, SeriesResult ran, Duration budget) {
    Map<String, String> stale = new TreeMap<>();
    List<String> unpublished = new ArrayList<>();
    results.forEach((name, freshness) -> {
      switch (freshness) {
        case Freshness.Fresh _ -> {}
        case Freshness.Stale _, Freshness.Unreadable _ -> stale.put(name, freshness.reason());
        case Freshness.NeverPublished _ -> unpublished.add(name);
      }
    });
    int fresh = results.size() - stale.size() - unpublished.size();
    return new Verification(stale, unpublished, fresh, ran, plan.leftOut(), budget);
  }

  /** Returns the gravest exit code: that of a run, or 3 if results are stale. */
  int exitCode() {
    ExitCode ofResults = stale.isEmpty() ? ExitCode.OK : ExitCode.INSUFFICIENT;
    return SeriesResult.gravest(IntStream.of(ran.exitCode(), ofResults.code()));
  }

  View view() {
    return new View(
        stale,
        unpublished,
        fresh,
        ran.views(),
        leftOut.stream().map(Candidate::experiment).toList());
  }

  /** Returns what a person reads. */
  List<String> lines(Screen screen) {
    List<String> lines = new ArrayList<>();
    lines.add("no fault in experiments and components");
    lines.add(
        "results: %d fresh, %d stale, %d never published"
            .formatted(fresh, stale.size(), unpublished.size()));
    stale.forEach((name, why) -> lines.add("  stale: " + name + ", " + why));
    if (!ran.entries().isEmpty()) {
      lines.add("");
      lines.addAll(ran.table().lines(screen));
      lines.add(ran.sum());
    }
    if (!leftOut.isEmpty()) {
      lines.add("");
      lines.add(
          budget.isZero()
              ? "left out, since no --budget gives time:"
              : "left out, beyond the budget of " + Words.duration(budget) + ":");
      lines.add(Words.wrap("  " + names(), 2, Screen.PLAIN_COLUMNS).stripTrailing());
    }
    return List.copyOf(lines);
  }

  private String names() {
    return leftOut.stream()
        .map(each -> each.experiment() + " (" + time(each) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String time(Candidate candidate) {
    return candidate.took().map(Words::duration).orElse("never measured");
  }
}
