package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab list}: the experiments, in the roadmap's order. */
@Command(name = "list", description = "list the experiments with their last outcome")
public final class ExperimentList implements Callable<Integer> {

  private static final Comparator<Row> ROADMAP_ORDER =
      Comparator.comparingInt((Row row) -> part(row.section(), 0))
          .thenComparingInt(row -> part(row.section(), 1))
          .thenComparing(Row::name);

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public ExperimentList(Lab lab) {
    this.lab = lab;
  }

  record Row(String section, String name, String title, String last) {}

  @Override
  public Integer call() {
    List<Row> rows =
        lab.library().experiments().stream().map(this::row).sorted(ROADMAP_ORDER).toList();
    if (json) {
      lab.terminal().print(Json.of(rows));
      return ExitCode.OK.code();
    }
    Table table = new Table("SECTION", "NAME", "LAST", "TITLE");
    rows.forEach(row -> table.row(row.section(), row.name(), row.last(), row.title()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private Row row(String name) {
    Headline headline = Headline.of(lab.library(), name);
    return new Row(headline.section(), name, headline.title(), "-");
  }

  /** A section's number before or after its dot; what is no number comes last. */
  private static int part(String section, int index) {
    return Stream.of(section.split("\\."))
        .skip(index)
        .findFirst()
        .filter(part -> part.matches("\\d{1,4}"))
        .map(Integer::parseInt)
        .orElse(Integer.MAX_VALUE);
  }
}
