package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster logs}: prints the log of a program, or the paths of all logs. */
@Command(name = "logs", description = "print the log of one of a cluster's programs")
public final class ClusterLogs implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "PROGRAM",
      arity = "0..1",
      description =
          "such as etcd, node-1/kubelet or, with one node, kubelet; default: list the logs")
  private String program = "";

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; default: the only one, or `lab`")
  private String name = "";

  /** Creates the command. */
  public ClusterLogs(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Map<String, Path> logs = new ClusterChoice(new Clusters(lab.home()).provider()).up(name).logs();
    if (program.isEmpty()) {
      Table table = new Table("PROGRAM", "LOG").whole();
      logs.entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(log -> table.row(log.getKey(), log.getValue().toString()));
      lab.terminal().print(table);
    } else {
      copy(log(logs));
    }
    return ExitCode.OK.code();
  }

  private Path log(Map<String, Path> logs) {
    List<String> meant =
        logs.keySet().stream()
            .filter(label -> label.equals(program) || label.endsWith("/" + program))
            .toList();
    return Optional.of(meant)
        .filter(labels -> labels.size() == 1)
        .flatMap(labels -> Optional.ofNullable(logs.get(labels.getFirst())))
        .orElseThrow(() ->
            new BadInput(
                Fault.of(
                    meant.isEmpty()
                        ? "no program of the cluster is called `" + program + "`"
                        : "`" + program + "` runs on each node",
                    Suggestion.of(program, logs.keySet()))));
  }

  private void copy(Path log) {
    try {
      Files.copy(log, lab.terminal().out());
    } catch (IOException e) {
      throw new Broken("reading " + log, e);
    }
  }
}
