package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.JunitXml;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What came of several experiments, run one after another.
 *
 * @param entries the experiments in their order
 * @param stopped the signal that stopped the series; empty if none did
 */
record SeriesResult(List<SeriesEntry> entries, Optional<StopSignal> stopped) {

  /**
   * The exit codes from the best to the gravest, in the order in which {@link Run#exitCode} chooses
   * among the outcomes of one run.
   */
  private static final List<ExitCode> GRAVITY =
      List.of(
          ExitCode.OK,
          ExitCode.INSUFFICIENT,
          ExitCode.LEAKED,
          ExitCode.FAILED,
          ExitCode.BAD_INPUT,
          ExitCode.BROKEN);

  /** Returns the gravest exit code; the signal's own if one stopped the series. */
  int exitCode() {
    return stopped
        .map(StopSignal::exitCode)
        .orElseGet(() -> gravest(entries.stream().mapToInt(SeriesEntry::exitCode)));
  }

  /** Returns the gravest of some exit codes; that of success if there are none. */
  static int gravest(IntStream codes) {
    List<Integer> order = GRAVITY.stream().map(ExitCode::code).toList();
    return codes
        .boxed()
        .max(
            Comparator.comparingInt(
                code -> order.contains(code) ? order.indexOf(code) : order.size()))
        .orElse(ExitCode.OK.code());
  }

  Table table() {
    Table table = new Table("EXPERIMENT", "TUTORIAL", "STUDIES", "AUDIT", "TIME");
    entries.forEach(each ->
        table.row(each.experiment(), each.tutorial(), each.studies(), each.audit(), each.time()));
    return table;
  }

  /** Returns how many experiments ended with success, and the time of all. */
  String sum() {
    long well =
        entries.stream().filter(each -> each.run().isPresent() && each.exitCode() == 0).count();
    Duration took = entries.stream().map(SeriesEntry::took).reduce(Duration.ZERO, Duration::plus);
    return "%d of %s well, %s"
        .formatted(well, Words.count(entries.size(), "experiment"), Words.duration(took));
  }

  List<SeriesEntry.View> views() {
    return entries.stream().map(SeriesEntry::view).toList();
  }

  /** Returns all runs as one JUnit report. Experiments without a run are errors or skipped. */
  String junit() {
    Map<String, String> without = new TreeMap<>();
    Map<String, String> skipped = new TreeMap<>();
    entries.stream()
        .filter(each -> each.run().isEmpty())
        .forEach(each ->
            (each.exitCode() == 0 ? skipped : without).put(each.experiment(), each.reason()));
    List<Run> runs = entries.stream().flatMap(each -> each.run().stream()).toList();
    return JunitXml.of("lab", runs, without, skipped);
  }
}
