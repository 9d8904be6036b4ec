package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.cluster.ClusterChoice;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.install.Installation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab component remove}: removes components. Repeating it changes nothing. */
@Command(name = "remove", description = "remove components and all their objects from a cluster")
public final class ComponentRemove implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "COMPONENT", arity = "1..*", description = "names")
  private List<String> names = List.of();

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; default: the only one, or `lab`")
  private String cluster = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description =
          "time limit of a stage before its finalizers are removed; default: ${DEFAULT-VALUE}")
  private int seconds;

  /** Creates the command. */
  public ComponentRemove(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Cluster chosen = new ClusterChoice(new Clusters(lab.home()).provider()).up(cluster);
    int objects =
        new Installation(lab.home(), lab.terminal().progress())
            .remove(chosen, names, Duration.ofSeconds(seconds));
    lab.terminal()
        .print(
            String.join(", ", names)
                + (objects == 0
                    ? ": not installed"
                    : ": removed, " + Words.count(objects, "object")));
    return ExitCode.OK.code();
  }
}
