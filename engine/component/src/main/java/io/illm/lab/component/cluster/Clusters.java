package io.illm.lab.component.cluster;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.EmbeddedProvider;
import io.illm.lab.cluster.HostTools;
import io.illm.lab.cluster.Provider;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.cluster.kind.KindProvider;
import io.illm.lab.cluster.kubeconfig.KubeconfigProvider;
import io.illm.lab.component.cost.MemoryNeed;
import io.illm.lab.component.kube.BuiltInCapabilities;
import io.illm.lab.component.kube.ClusterFacts;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.host.Home;
import io.illm.lab.host.Ownership;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.yaml.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds, verifies and removes the clusters of this user. {@link ClusterBoot} boots them. */
public final class Clusters {

  private final Home home;
  private final EmbeddedProvider provider;

  /** Creates the access to this user's clusters. */
  public Clusters(Home home) {
    this.home = home;
    Ownership ownership = Ownership.ofProcess();
    if (ownership.caller().isPresent()) { // otherwise root would own the folder of the runs
      ownership.makeShared(home.state());
    }
    this.provider = new EmbeddedProvider(home.state(), home.cache());
  }

  /** Returns a provider of all clusters, which are told apart by their names. */
  public Provider provider() {
    return new ClusterProviders(provider, kind(), this::provider);
  }

  /** Returns the provider of a cluster. */
  public Provider provider(ClusterRef ref) {
    return switch (ref) {
      case ClusterRef.Embedded _ -> provider;
      case ClusterRef.Kubeconfig _ -> new KubeconfigProvider(home.state(), System.getenv());
      case ClusterRef.Kind _ -> kind();
    };
  }

  EmbeddedProvider embedded() {
    return provider;
  }

  KindProvider kind() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new KindProvider(home.state(), () -> KindOnPath.find(home, path), System.getenv());
  }

  /**
   * Returns an existing cluster.
   *
   * @throws BadInput if there is no such cluster
   */
  public Cluster find(ClusterRef ref) {
    Provider from = provider(ref);
    return from.find(ref.name()).orElseThrow(() -> unknown(ref, from));
  }

  private static BadInput unknown(ClusterRef ref, Provider from) {
    List<String> up = from.list().stream().map(ClusterStatus::name).toList();
    return new BadInput(
        Fault.of("no cluster is called `" + ref + "`", Suggestion.of(ref.name(), up)));
  }

  /**
   * Returns the capabilities that a cluster has built in. No component is installed for these.
   *
   * @param ref a cluster, which need not exist yet; empty for the embedded provider
   */
  public Set<Capability> capabilities(Optional<ClusterRef> ref) {
    return switch (ref.orElseGet(() -> new ClusterRef.Embedded(""))) {
      case ClusterRef.Embedded _ -> provider.capabilities();
      case ClusterRef.Kind _ -> kind().capabilities();
      case ClusterRef.Kubeconfig existing -> {
        try (KubeClient client = KubeClient.of(find(existing))) {
          ClusterFacts.of(existing, client.kubernetes());
          yield BuiltInCapabilities.of(client.kubernetes());
        }
      }
    };
  }

  /**
   * Verifies that this machine can run clusters, before anything is built or created. It installs
   * missing packages of the distribution if possible.
   *
   * @param needs the needs of all clusters that will run at the same time
   * @param memoryBytes the memory of the workloads, without that of the clusters, in bytes
   * @throws BadInput if this machine lacks something, with one fault for each
   */
  public void requireMachine(Collection<ClusterNeed> needs, long memoryBytes, Progress progress) {
    HostTools.install(progress);
    List<Fault> lacking = provider.machine(needs, memoryBytes);
    if (!lacking.isEmpty()) {
      throw new BadInput(lacking);
    }
  }

  /**
   * Verifies that the clusters of an experiment can boot, before anything is built or created. Says
   * so if memory may be short.
   *
   * @param memory the memory of the experiment and its components
   * @throws BadInput if something prevents it, with all faults
   */
  public void require(
      ProviderKind providerKind, Experiment experiment, MemoryNeed memory, Progress progress) {
    Collection<ClusterNeed> needs = experiment.clusters().values();
    switch (providerKind) {
      case EMBEDDED -> {
        requireMachine(needs, memory.least(), progress);
        provider.tightMemory(needs, memory.enough()).ifPresent(progress::say);
      }
      case KIND -> {
        List<Fault> lacking = kind().lacking(needs);
        if (!lacking.isEmpty()) {
          throw new BadInput(lacking);
        }
      }
    }
  }

  /**
   * Connects two clusters of one run, so that each reaches the nodes, pods and Services of the
   * other.
   */
  public void join(String one, String other) {
    provider.join(one, other);
  }

  /**
   * Removes a cluster and everything that belongs to it. Does nothing if there is no such cluster.
   */
  public void down(ClusterRef ref, Progress progress) {
    provider(ref).down(ref.name(), progress);
  }

  /** Removes a cluster, whose provider is found by its name. */
  public void down(String name, Progress progress) {
    provider().down(name, progress);
  }
}
