package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.report.Wording;
import io.illm.lab.runner.store.UnfinishedRun;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab runs}: what has been run. */
@Command(name = "runs", description = "list the runs, newest first")
public final class RunList implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public RunList(Lab lab) {
    this.lab = lab;
  }

  record Row(
      String id, String experiment, String tutorial, String studies, String audit, String took) {}

  @Override
  public Integer call() {
    List<Row> rows =
        ReadOutcome.all(lab).stream().map(RunList::row).flatMap(Optional::stream).toList();
    if (json) {
      lab.terminal().print(Json.of(rows));
      return ExitCode.OK.code();
    }
    Table table = new Table("ID", "TUTORIAL", "STUDIES", "AUDIT", "TOOK", "EXPERIMENT");
    rows.forEach(row ->
        table.row(
            row.id(), row.tutorial(), row.studies(), row.audit(), row.took(), row.experiment()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private static Optional<Row> row(ReadOutcome read) {
    return read.outcome().isPresent() || read.fault().isPresent()
        ? read.outcome().map(RunList::row)
        : UnfinishedRun.of(read.run()).map(RunList::row);
  }

  private static Row row(RunOutcome run) {
    return new Row(
        run.id(),
        run.experiment(),
        Wording.tutorial(run),
        Wording.studies(run),
        Wording.of(run.audit().state()),
        Words.duration(Duration.between(run.started(), run.ended())));
  }

  private static Row row(UnfinishedRun run) {
    String state = run.alive() ? "running" : "killed";
    return new Row(run.folder().id(), run.began().experiment(), state, "-", "-", "-");
  }
}
