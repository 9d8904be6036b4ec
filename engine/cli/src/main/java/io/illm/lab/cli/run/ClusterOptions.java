package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.image.registry.RegistryAddress;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.runner.Consent;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the place where a run happens: its cluster, and what else is there. */
public final class ClusterOptions {

  @Option(
      names = "--cluster",
      paramLabel = "CLUSTER",
      description =
          "use a cluster that is up: NAME or kind:NAME of one that `lab cluster up` made, or"
              + " kubeconfig:CONTEXT for any other, which it asks about before")
  private @Nullable String cluster;

  @Option(
      names = "--provider",
      paramLabel = "PROVIDER",
      description = "who boots the run's own clusters: embedded or kind; embedded if not given")
  private ProviderKind providerKind = ProviderKind.EMBEDDED;

  @Option(
      names = "--registry",
      paramLabel = "HOST[:PORT]",
      description = "push the images there, for a cluster whose nodes pull from it")
  private @Nullable String registry;

  @Option(
      names = "--registry-ca",
      paramLabel = "FILE",
      description = "the certificate of the authority that vouches for the registry")
  private @Nullable Path authority;

  @Option(
      names = "--have",
      paramLabel = "WORD",
      split = ",",
      description =
          "say that an account, a device or a kernel feature is there that steps need and the lab"
              + " can't look for, such as azure,raspberry-pi")
  private List<String> have = List.of();

  @Option(names = "--yes", description = "agree to what would be asked")
  private boolean yes;

  /** Options that aren't given. */
  public ClusterOptions() {}

  /**
   * The cluster meant, where one was named.
   *
   * @throws io.illm.lab.model.BadInput where the name can't be understood
   */
  public Optional<ClusterRef> ref() {
    return Optional.ofNullable(cluster).map(ClusterRef::parse);
  }

  /** Who boots clusters, where none was named. */
  public ProviderKind providerKind() {
    return providerKind;
  }

  /**
   * Where images are pushed, where that was asked for.
   *
   * @throws BadInput where nobody would pull them from there
   */
  public Optional<RegistryAddress> registry() {
    if (registry == null) {
      return Optional.empty();
    }
    if (!(ref().orElse(providerKind.ref("")) instanceof ClusterRef.Kubeconfig)) {
      throw new BadInput(
          Fault.of(
              "`--registry` is for clusters whose nodes pull, and images are loaded into this one",
              "leave it out, or name the cluster with --cluster kubeconfig:CONTEXT"));
    }
    return Optional.of(new RegistryAddress(registry, false, Optional.ofNullable(authority)));
  }

  /** What the user says is there. */
  public Set<String> have() {
    return new LinkedHashSet<>(have);
  }

  /** How the user is asked. */
  public Consent consent(Terminal terminal) {
    return yes ? Consent.always() : AskingConsent.ofProcess(terminal.err());
  }

  /** The options as they were typed, each after a blank; empty where none was. */
  String typed() {
    String provider =
        providerKind == ProviderKind.EMBEDDED ? "" : " --provider " + providerKind.word();
    return (cluster == null ? "" : " --cluster " + cluster)
        + provider
        + (have.isEmpty() ? "" : " --have " + String.join(",", have));
  }
}
