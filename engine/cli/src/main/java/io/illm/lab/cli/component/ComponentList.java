package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab component list}: lists the components. */
@Command(name = "list", description = "list the components with their versions")
public final class ComponentList implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ComponentList(Lab lab) {
    this.lab = lab;
  }

  record Row(String name, String version, List<String> provides, List<String> needs, String title) {

    static Row of(Component component) {
      return new Row(
          component.name(),
          component.version(),
          component.provides().stream().map(Capability::word).toList(),
          ComponentList.needs(component),
          component.title());
    }
  }

  /** Returns the names of the components and capabilities that a component requires. */
  static List<String> needs(Component component) {
    return Stream.concat(
            component.needs().components().stream(),
            component.needs().capabilities().stream().map(Capability::word))
        .toList();
  }

  @Override
  public Integer call() {
    List<Row> rows =
        lab.library().components().stream().map(lab.library()::component).map(Row::of).toList();
    if (json) {
      lab.terminal().print(Json.of(rows));
      return ExitCode.OK.code();
    }
    Table table = new Table("NAME", "VERSION", "PROVIDES", "NEEDS", "TITLE");
    rows.forEach(row ->
        table.row(
            row.name(), row.version(), joined(row.provides()), joined(row.needs()), row.title()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private static String joined(List<String> joined) {
    return joined.isEmpty() ? "-" : String.join(", ", joined);
  }
}
