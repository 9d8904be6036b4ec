package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.runner.store.Runs;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code lab list}: lists the experiments in the roadmap's order. Like {@code lab} itself, it is
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
    spec.usageMessage().description("list the experiments with their last outcome");
    return spec;
  }

  record Row(String section, String name, String title, String last) implements Comparable<Row> {

    /** The roadmap's order. */
    @Override
    public int compareTo(Row other) {
      int major = Integer.compare(part(section, 0), part(other.section, 0));
      int minor = Integer.compare(part(section, 1), part(other.section, 1));
      return major != 0 ? major : minor != 0 ? minor : name.compareTo(other.name);
    }
  }

  @Override
  public Integer call() {
    List<String> names = lab.library().experiments();
    Map<String, String> last = LastOutcomes.of(new Runs(lab.home().runs()), names);
    List<Row> rows =
        names.stream().map(name -> row(name, last.getOrDefault(name, "-"))).sorted().toList();
    if (json.<Boolean>getValue()) {
      lab.terminal().print(Json.of(rows));
      return ExitCode.OK.code();
    }
    Table table = new Table("SECTION", "NAME", "LAST", "TITLE");
    rows.forEach(row -> table.row(row.section(), row.name(), row.last(), row.title()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private Row row(String name, String last) {
    Headline headline = Headline.of(lab.library(), name);
    return new Row(headline.section(), name, headline.title(), last);
  }

  /** Returns a section's number before or after its dot. Text that isn't a number sorts last. */
  private static int part(String section, int index) {
    return Stream.of(section.split("\\."))
        .skip(index)
        .findFirst()
        .filter(part -> part.matches("\\d{1,4}"))
        .map(Integer::parseInt)
        .orElse(Integer.MAX_VALUE);
  }
}
