package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.runner.Consent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a cluster which is up already. */
public final class OnCluster {

  @Option(
      names = "--cluster",
      paramLabel = "CLUSTER",
      description =
          "use a cluster that is up: NAME of one that `lab cluster up` made, or"
              + " kubeconfig:CONTEXT for any other, which it asks about before")
  private @Nullable String cluster;

  @Option(names = "--yes", description = "agree to what would be asked")
  private boolean yes;

  /** Options that aren't given. */
  public OnCluster() {}

  /**
   * The cluster meant, where one was named.
   *
   * @throws io.illm.lab.model.BadInput where the name can't be understood
   */
  public Optional<ClusterRef> ref() {
    return Optional.ofNullable(cluster).map(ClusterRef::parse);
  }

  /** How the user is asked. */
  public Consent consent(Terminal terminal) {
    return yes ? Consent.always() : AskingConsent.ofProcess(terminal.err());
  }

  /** The options as they were typed, each after a blank; empty where none was. */
  String typed() {
    return cluster == null ? "" : " --cluster " + cluster;
  }
}
