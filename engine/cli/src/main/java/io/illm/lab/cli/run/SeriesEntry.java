package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.run.Run;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One experiment of a series of runs.
 *
 * @param experiment the experiment's name
 * @param run its run; empty if it has none
 * @param exitCode the exit code that the run alone would have had
 * @param without why there is no run, in a word or two; empty if there is one
 * @param reason why there is no run, in full; empty if there is one
 */
record SeriesEntry(
    String experiment, Optional<Run> run, int exitCode, String without, String reason) {

  /** What JSON shows of it. */
  record View(
      String experiment,
      String run,
      String tutorial,
      String studies,
      String audit,
      long seconds,
      int exitCode,
      String reason) {}

  /** Returns the entry of a run that has ended. */
  static SeriesEntry of(Run run, int exitCode) {
    return new SeriesEntry(run.experiment(), Optional.of(run), exitCode, "", "");
  }

  /** Returns the entry of an experiment whose files have faults. */
  static SeriesEntry badInput(String experiment, String reason) {
    return new SeriesEntry(
        experiment, Optional.empty(), ExitCode.BAD_INPUT.code(), "bad input", reason);
  }

  /** Returns the entry of an experiment whose run the lab could not begin. */
  static SeriesEntry broken(String experiment, String reason) {
    return new SeriesEntry(experiment, Optional.empty(), ExitCode.BROKEN.code(), "broken", reason);
  }

  /** Returns the entry of an experiment that was not run. */
  static SeriesEntry notRun(String experiment, String reason) {
    return new SeriesEntry(experiment, Optional.empty(), ExitCode.OK.code(), "not run", reason);
  }

  /** Returns what came of the tutorial, in a word or two. */
  String tutorial() {
    return run.map(ended ->
            ended.outcome().broken().isPresent()
                ? "broken"
                : word(ended.outcome().tutorial().name()))
        .orElse(without);
  }

  /** Returns the verdicts of the studies, equal ones added up. */
  String studies() {
    Map<String, Long> verdicts =
        run.stream()
            .flatMap(ended -> ended.studies().stream())
            .collect(
                Collectors.groupingBy(
                    study -> word(study.verdict().name()), TreeMap::new, Collectors.counting()));
    return verdicts.isEmpty()
        ? "-"
        : verdicts.entrySet().stream()
            .map(each -> (each.getValue() == 1 ? "" : each.getValue() + " ") + each.getKey())
            .collect(Collectors.joining(", "));
  }

  /** Returns what the audit found. */
  String audit() {
    return run.map(ended -> word(ended.audit().state().name())).orElse("-");
  }

  /** Returns how long the run took; zero if there is none. */
  Duration took() {
    return run.map(ended -> Duration.between(ended.started(), ended.ended())).orElse(Duration.ZERO);
  }

  /** Returns how long the run took, in words. */
  String time() {
    return run.isPresent() ? Words.duration(took()) : "-";
  }

  View view() {
    return new View(
        experiment,
        run.map(Run::id).orElse(""),
        tutorial(),
        studies(),
        audit(),
        took().toSeconds(),
        exitCode,
        reason);
  }

  private static String word(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
