package io.illm.lab.cli.cluster;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.run.Interrupts;
import io.illm.lab.cli.run.StopSignal;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.cluster.ClusterBoot;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab cluster up}. */
@Command(name = "up", description = "boot a cluster and wait until it serves")
public final class ClusterUp implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      defaultValue = ClusterChoice.DEFAULT,
      description = "its name; ${DEFAULT-VALUE} if not given")
  private String name = ClusterChoice.DEFAULT;

  @Option(names = "--egress", description = "let pods reach what this machine reaches")
  private boolean egress;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "1",
      description = "how many nodes, 1 to 8; ${DEFAULT-VALUE} if not given")
  private int nodes = 1;

  @Option(
      names = "--zones",
      paramLabel = "N",
      defaultValue = "1",
      description = "over how many zones they are spread; ${DEFAULT-VALUE} if not given")
  private int zones = 1;

  @Option(
      names = "--cni",
      paramLabel = "CNI",
      defaultValue = "bridge",
      description =
          "what gives pods their network: bridge, or none until a component brings it;"
              + " ${DEFAULT-VALUE} if not given")
  private Cni cni = Cni.BRIDGE;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "who boots it: embedded or kind; embedded if not given")
  private ProviderKind providerKind = ProviderKind.EMBEDDED;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** The command. */
  public ClusterUp(Lab lab) {
    this.lab = lab;
  }

  record View(String name, String server, String kubeconfig, double bootSeconds) {

    static View of(Cluster cluster) {
      return new View(
          cluster.name(),
          cluster.server(),
          cluster.kubeconfig().toString(),
          cluster.bootTime().toMillis() / 1000.0);
    }
  }

  @Override
  public Integer call() {
    AtomicBoolean stopped = new AtomicBoolean();
    Thread booting = Thread.currentThread();
    Runnable stop =
        () -> {
          stopped.set(true);
          booting.interrupt();
        };
    String undo = "lab cluster down " + providerKind.ref(name);
    try (Interrupts interrupts = Interrupts.handle(lab.terminal(), stop, undo)) {
      return up(interrupts, stopped);
    }
  }

  private int up(Interrupts interrupts, AtomicBoolean stopped) {
    try {
      return up();
    } catch (RuntimeException e) {
      return interrupts
          .received()
          .filter(_ -> stopped.get())
          .map(StopSignal::exitCode)
          .orElseThrow(() -> e);
    }
  }

  private int up() {
    ClusterNeed need = ClusterNeed.of(nodes, zones, cni);
    Cluster cluster =
        new ClusterBoot(lab.home(), new Clusters(lab.home()), lab.terminal().progress())
            .up(providerKind.ref(name), need, egress);
    lab.terminal().print(json ? Json.of(View.of(cluster)) : text(cluster));
    return ExitCode.OK.code();
  }

  private String text(Cluster cluster) {
    String what = nodes == 1 ? "its node was " : "its " + nodes + " nodes were ";
    String how = cni == Cni.NONE ? "registered" : "ready";
    return "%s is up, %s%s after %s s%n".formatted(cluster.name(), what, how, seconds(cluster))
        + Words.field("API", cluster.server())
        + Words.field("kubeconfig", cluster.kubeconfig().toString())
        + Words.field("next", "lab cluster shell --cluster " + providerKind.ref(name))
            .stripTrailing();
  }

  private static String seconds(Cluster cluster) {
    return "%.1f".formatted(cluster.bootTime().toMillis() / 1000.0);
  }
}
