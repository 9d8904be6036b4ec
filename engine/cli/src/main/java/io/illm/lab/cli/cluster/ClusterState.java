package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.ClusterStatus.State;
import io.illm.lab.cluster.Provider;
import io.illm.lab.component.cluster.Clusters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster status}: shows a cluster's programs and exits 0 only if all are alive. */
@Command(name = "status", description = "show whether a cluster's programs are alive")
public final class ClusterState implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "its name; default: the only one, or `lab`")
  private String name = "";

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ClusterState(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Provider provider = new Clusters(lab.home()).provider();
    ClusterStatus status = new ClusterChoice(provider).status(name);
    if (json) {
      lab.terminal().print(Json.of(status));
    } else {
      show(status, provider);
    }
    return (status.state() == State.READY ? ExitCode.OK : ExitCode.BROKEN).code();
  }

  private void show(ClusterStatus status, Provider provider) {
    String memory =
        provider.find(status.name()).map(Cluster::residentBytes).map(Words::size).orElse("");
    lab.terminal()
        .print(
            (status.name() + " is " + ClusterList.state(status) + "\n")
                + Words.field("API", status.server())
                + Words.field("since", ClusterList.since(status))
                + Words.field("egress", status.egress() ? "yes" : "no")
                + Words.field("memory", memory));
    Table table = new Table("PROGRAM", "STATE");
    status.programs().forEach((program, alive) -> table.row(program, alive ? "alive" : "dead"));
    lab.terminal().print(table);
  }
}
