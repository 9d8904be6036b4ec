package io.illm.lab.cli.cluster;

import io.illm.lab.cli.Lab;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.install.ComponentOrder;
import io.illm.lab.model.Faults;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
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

  /** What programs read to know where not to ask the user's proxy. */
  private static final List<String> DIRECT = List.of("NO_PROXY", "no_proxy");

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
        .with(variables(System.getenv(), cluster, programs(clusters)))
        .attach();
  }

  /** The folder with the cluster's own kubectl, whose version fits. */
  private Path programs(Clusters clusters) {
    Faults faults = new Faults();
    var platform = ComponentOrder.ofPlatform(lab.library(), faults);
    faults.throwIfAny();
    return new ClusterBoot(lab.home(), clusters, lab.terminal().progress()).programs(platform);
  }

  /** Returns the variables to set: the caller's, with what leads to the cluster. */
  static Map<String, String> variables(
      Map<String, String> environment, Cluster cluster, Path programs) {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("KUBECONFIG", cluster.kubeconfig().toString());
    variables.merge(
        "PATH", programs.toString(), (path, first) -> first + File.pathSeparator + path);
    variables.put("LAB_CLUSTER", cluster.name());
    if (cluster.onThisMachine()) {
      String host = URI.create(cluster.server()).getHost();
      DIRECT.forEach(name -> variables.merge(name, host, (known, own) -> known + "," + own));
    }
    return variables;
  }
}
