package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster kubeconfig}: prints the kubeconfig or its path. */
@Command(name = "kubeconfig", description = "print the administrator's kubeconfig")
public final class ClusterKubeconfig implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "its name; default: the only one, or `lab`")
  private String name = "";

  @Option(names = "--path", description = "print the path of the file instead")
  private boolean path;

  /** Creates the command. */
  public ClusterKubeconfig(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Path file = new ClusterChoice(new Clusters(lab.home()).provider()).up(name).kubeconfig();
    lab.terminal().print(path ? file.toString() : read(file).stripTrailing());
    return ExitCode.OK.code();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }
}
