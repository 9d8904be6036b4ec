package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.model.Roadmap;
import io.illm.lab.report.ClaimState;
import io.illm.lab.report.Freshness;
import io.illm.lab.report.coverage.TaskCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code lab list}: lists the experiments by phase of the roadmap. Like {@code lab} itself, it is
 * defined by method calls, because reading annotations would take a fifth of its time.
 */
public final class ExperimentList implements Callable<Integer> {

  private final Lab lab;
  private final OptionSpec json =
      OptionSpec.builder("--json")
          .description("print JSON")
          .type(boolean.class)
          .initialValue(false)
          .build();

  private ExperimentList(Lab lab) {
    this.lab = lab;
  }

  /** Creates the command. */
  public static CommandSpec command(Lab lab) {
    ExperimentList list = new ExperimentList(lab);
    CommandSpec spec = CommandSpec.wrapWithoutInspection(list).name("list").addOption(list.json);
    spec.usageMessage()
        .description("list the experiments by phase, with their last outcome")
        .footer(
            "",
            "LAST     what came of the last run here; `try of 2`: too few trials",
            "TASKS    how many of the section's tasks the published results prove",
            "RESULTS  fresh, or stale: the experiment has changed since it was measured");
    return spec;
  }

  /**
   * One experiment.
   *
   * @param tasks how many tasks its section has
   * @param proved how many of them its published results prove
   * @param results whether its published results are fresh
   */
  record Row(
      Optional<Integer> phase,
      String section,
      String name,
      String title,
      String last,
      int tasks,
      int proved,
      String results) {}

  @Override
  public Integer call() {
    List<String> names = lab.library().experiments();
    Map<String, String> last = LastOutcomes.of(lab);
    Roadmap roadmap = lab.library().roadmap();
    List<Row> rows = rows(names, roadmap, last);
    if (json.<Boolean>getValue()) {
      lab.terminal().print(Json.of(rows));
    } else {
      print(roadmap, rows);
    }
    return ExitCode.OK.code();
  }

  /** Reads the experiments side by side, since most of the time goes into their files. */
  private List<Row> rows(List<String> names, Roadmap roadmap, Map<String, String> last) {
    List<Row> unsorted =
        names.parallelStream()
            .map(name -> row(Headline.of(lab.library(), name), roadmap, last))
            .toList();
    Stream<Row> placed =
        roadmap.phases().stream()
            .flatMap(phase -> phase.sections().stream())
            .flatMap(
                section -> unsorted.stream().filter(row -> row.section().equals(section.id())));
    return Stream.concat(placed, unsorted.stream().filter(row -> row.phase().isEmpty())).toList();
  }

  private void print(Roadmap roadmap, List<Row> rows) {
    Table table = new Table("SECTION", "NAME", "LAST", "TASKS", "RESULTS");
    for (Roadmap.Phase phase : roadmap.phases()) {
      group(
          table,
          "Phase %d: %s".formatted(phase.number(), phase.title()),
          rows.stream().filter(row -> row.phase().equals(Optional.of(phase.number()))).toList());
    }
    group(
        table,
        "In no section of the roadmap (`lab lint` says why)",
        rows.stream().filter(row -> row.phase().isEmpty()).toList());
    lab.terminal().print(table);
  }

  private static void group(Table table, String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    table.group(title);
    rows.forEach(row ->
        table.row(
            row.section(),
            row.name(),
            row.last(),
            row.proved() + "/" + row.tasks(),
            row.results()));
  }

  private Row row(Headline headline, Roadmap roadmap, Map<String, String> last) {
    Optional<Roadmap.Section> section = roadmap.section(headline.section());
    Freshness freshness = Freshness.of(lab.library().experimentFolder(headline.name()));
    int proved =
        section
            .flatMap(of -> freshness.published().map(results -> TaskCounts.of(of, results)))
            .map(counts -> counts.in(ClaimState.PROVED))
            .orElse(0);
    return new Row(
        roadmap.phaseOf(headline.section()).map(Roadmap.Phase::number),
        headline.section(),
        headline.name(),
        headline.title(),
        last.getOrDefault(headline.name(), "-"),
        section.map(of -> of.tasks().size()).orElse(0),
        proved,
        freshness.word());
  }
}
