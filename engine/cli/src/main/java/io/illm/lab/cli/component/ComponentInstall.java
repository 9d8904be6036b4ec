package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.cluster.ClusterChoice;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.install.Installation;
import io.illm.lab.model.component.Component;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab component install}: installs components. Repeating it changes nothing. */
@Command(name = "install", description = "install components and their requirements on a cluster")
public final class ComponentInstall implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "COMPONENT", arity = "1..*", description = "names")
  private List<String> names = List.of();

  @Option(
      names = "--cluster",
      paramLabel = "NAME",
      description = "the cluster; default: the only one, or `lab`")
  private String cluster = "";

  /** Creates the command. */
  public ComponentInstall(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Cluster chosen = new ClusterChoice(new Clusters(lab.home()).provider()).up(cluster);
    List<Component> installed =
        new Installation(lab.home(), lab.terminal().progress()).install(chosen, names);
    installed.forEach(component ->
        lab.terminal().print(component.name() + " " + component.version() + " is installed"));
    return ExitCode.OK.code();
  }
}
