package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.Provider;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Provides clusters that exist already. The lab uses them, but never boots one or takes one down.
 */
public final class KubeconfigProvider implements Provider {

  private final KubeconfigFiles files;
  private final PrivateKubeconfigs copies;

  /**
   * Creates a provider of the clusters in a user's kubeconfig.
   *
   * @param stateRoot the folder for kubeconfigs that contain one context only
   * @param environment the environment of this process: $KUBECONFIG, HOME, SUDO_USER
   */
  public KubeconfigProvider(Path stateRoot, Map<String, String> environment) {
    this.files = KubeconfigFiles.of(environment, Path.of("/etc/passwd"));
    this.copies = new PrivateKubeconfigs(stateRoot.resolve("kubeconfigs"));
  }

  /** Returns nothing, because existing clusters have nothing in common. */
  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public List<Fault> preflight(ClusterRequest request) {
    return List.of(
        Fault.of(
            "the clusters of a kubeconfig are there already; the lab boots none",
            "leave `--provider` out to boot one on this machine"));
  }

  @Override
  public Cluster up(ClusterRequest request, Progress progress) {
    throw new BadInput(preflight(request));
  }

  /** Returns nothing, because the lab made none of them. */
  @Override
  public List<ClusterStatus> list() {
    return List.of();
  }

  /**
   * Returns the cluster of a context.
   *
   * @throws BadInput if there is no kubeconfig, or no context of this name in it
   */
  @Override
  public Optional<Cluster> find(String context) {
    SingleContext narrowed = KubeconfigContexts.read(files).narrow(context);
    String server = narrowed.server();
    Path copy = copies.write(context, narrowed.text());
    return Optional.of(new ExistingCluster(context, copy, server));
  }

  @Override
  public void down(String context, Progress progress) {
    throw new BadInput(
        Fault.of(
            "the lab did not make the cluster of the context `" + context + "`",
            "take it down by the means it was made with"));
  }
}
