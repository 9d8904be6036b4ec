package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab component list}. */
@Command(name = "list", description = "list the components with their versions")
public final class ComponentList implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public ComponentList(Lab lab) {
    this.lab = lab;
  }

  record Row(String name, String version, String title) {

    static Row of(Component component) {
      return new Row(component.name(), component.version(), component.title());
    }
  }

  @Override
  public Integer call() {
    List<Row> rows =
        lab.library().components().stream().map(lab.library()::component).map(Row::of).toList();
    if (json) {
      lab.terminal().print(Json.of(rows));
      return ExitCode.OK.code();
    }
    Table table = new Table("NAME", "VERSION", "TITLE");
    rows.forEach(row -> table.row(row.name(), row.version(), row.title()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }
}
