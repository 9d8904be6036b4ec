package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.NodeAct;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code lab node}: stops, kills, cuts off or restores a node. Steps of experiments use the same
 * command.
 */
@Command(
    name = "node",
    description = "stop, kill or cut off a node of a cluster, and bring it back",
    footer = {
      "",
      "stop    shut it down: its programs and pods are asked to end",
      "kill    cut its power: every process of it is gone at once",
      "cut     cut its link: it goes on, and nobody reaches it",
      "return  start it again with its disk, or join its link again"
    })
public final class NodeCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(index = "0", paramLabel = "ACT", description = "stop, kill, cut or return")
  private NodeAct act = NodeAct.RETURN;

  @Parameters(index = "1", paramLabel = "NODE", description = "its name, such as node-2")
  private String node = "";

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; default: the only one, or `lab`")
  private String cluster = "";

  /** Creates the command. */
  public NodeCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Cluster chosen = new ClusterChoice(new Clusters(lab.home()).provider()).up(cluster);
    var acts =
        chosen
            .nodeActs()
            .orElseThrow(() ->
                new BadInput(
                    Fault.of(
                        "the lab can't break nodes of " + chosen.name(),
                        "take a cluster that `lab cluster up --nodes 2` made")));
    lab.terminal().print(acts.act(act, node));
    return ExitCode.OK.code();
  }
}
