package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.Provider;
import io.illm.lab.component.cluster.Clusters;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster down}: removes a cluster. Repeating it changes nothing. */
@Command(name = "down", description = "remove a cluster and all that belongs to it")
public final class ClusterDown implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "its name; default: the only one, or `lab`")
  private String name = "";

  @Option(names = "--all", description = "remove every cluster")
  private boolean all;

  /** Creates the command. */
  public ClusterDown(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Clusters clusters = new Clusters(lab.home());
    List<String> names = names(clusters.provider());
    names.forEach(cluster -> clusters.down(cluster, lab.terminal().progress()));
    lab.terminal()
        .print(names.isEmpty() ? "no cluster is here" : String.join(", ", names) + ": gone");
    return ExitCode.OK.code();
  }

  private List<String> names(Provider provider) {
    List<ClusterStatus> here = provider.list();
    if (all || (here.isEmpty() && name.isEmpty())) {
      return here.stream().map(ClusterStatus::name).toList();
    }
    // The name isn't looked up: a partly removed cluster may only have processes left.
    return List.of(name.isEmpty() ? new ClusterChoice(provider).status(name).name() : name);
  }
}
