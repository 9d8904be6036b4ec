package io.illm.lab.cli.cluster;

import io.illm.lab.cli.Lab;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.Faults;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.component.ComponentOrder;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster shell}: a shell, or one command, that speaks to a cluster. */
@Command(
    name = "shell",
    description = "open a shell whose kubectl speaks to a cluster",
    footer = {"", "One command instead: lab cluster shell -- kubectl get pods -A"})
public final class ClusterShell implements Callable<Integer> {

  private static final List<String> SHELL = List.of("bash");

  private final Lab lab;

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; if not given, the only one there is")
  private String name = "";

  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "run instead of a shell")
  private List<String> command = List.of();

  /** The command. */
  public ClusterShell(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Clusters clusters = new Clusters(lab.home());
    Cluster cluster = new ClusterChoice(clusters.provider()).up(name);
    return io.illm.lab.host.Command.of(command.isEmpty() ? SHELL : command)
        .with(variables(cluster, programs(clusters)))
        .attach();
  }

  /** The folder with the cluster's own kubectl, whose version fits. */
  private Path programs(Clusters clusters) {
    Faults faults = new Faults();
    var platform = ComponentOrder.ofPlatform(lab.library(), faults);
    faults.throwIfAny();
    return clusters.programs(platform, lab.terminal().progress());
  }

  private static Map<String, String> variables(Cluster cluster, Path programs) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Map.of(
        "KUBECONFIG",
        cluster.kubeconfig().toString(),
        "PATH",
        path.isEmpty() ? programs.toString() : programs + File.pathSeparator + path,
        "LAB_CLUSTER",
        cluster.name());
  }
}
