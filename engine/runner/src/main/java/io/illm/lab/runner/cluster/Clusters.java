package io.illm.lab.runner.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.cluster.BootTraining;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.cluster.EmbeddedProvider;
import io.illm.lab.cluster.HostTools;
import io.illm.lab.cluster.Provider;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.cluster.kind.KindProvider;
import io.illm.lab.cluster.kubeconfig.KubeconfigProvider;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.Images;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.yaml.Suggestion;
import io.illm.lab.runner.Home;
import io.illm.lab.runner.component.ComponentOrder;
import io.illm.lab.runner.component.ImageCatalog;
import io.illm.lab.runner.component.Installer;
import io.illm.lab.runner.manifest.Renderer;
import io.illm.lab.runner.phase.BuildImages;
import io.illm.lab.runner.store.Ownership;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Clusters made whole: programs and images are built, the node boots, DNS serves. */
public final class Clusters {

  private static final String PAUSE = "ghcr.io/illm/pause:0.1.0";

  private final Home home;
  private final EmbeddedProvider provider;

  /** Clusters of this user. */
  public Clusters(Home home) {
    this.home = home;
    Ownership ownership = Ownership.ofProcess();
    if (ownership.caller().isPresent()) { // else root would own the folder of this user's runs
      ownership.makeShared(home.state());
    }
    this.provider = new EmbeddedProvider(home.state(), home.cache());
  }

  /** Where clusters come from, as their names tell. */
  public Provider provider() {
    return new ClusterProviders(provider, kind(), this::provider);
  }

  /** Where a cluster comes from. */
  public Provider provider(ClusterRef ref) {
    return switch (ref) {
      case ClusterRef.Embedded _ -> provider;
      case ClusterRef.Kubeconfig _ -> new KubeconfigProvider(home.state(), System.getenv());
      case ClusterRef.Kind _ -> kind();
    };
  }

  private KindProvider kind() {
    String path = System.getenv().getOrDefault("PATH", "");
    return new KindProvider(home.state(), () -> KindOnPath.find(home, path), System.getenv());
  }

  /**
   * A cluster that is there.
   *
   * @throws BadInput where it isn't
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
   * What a cluster can do by itself, so that no component is installed for it.
   *
   * @param ref a cluster, booted or not; empty for one of this machine
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
   * Makes sure that this machine can have clusters, before anything is built or made: installs the
   * distribution's packages that are missing, where that can be done.
   *
   * @param needs of all clusters that are to be here at once
   * @param memoryBytes what the workloads need besides the clusters
   * @throws BadInput with everything that this machine lacks
   */
  public void requireMachine(Collection<ClusterNeed> needs, long memoryBytes, Progress progress) {
    HostTools.install(progress);
    List<Fault> lacking = provider.machine(needs, memoryBytes);
    if (!lacking.isEmpty()) {
      throw new BadInput(lacking);
    }
  }

  /**
   * Makes sure that clusters can be booted for an experiment, before anything is built or made.
   *
   * @throws BadInput with everything that stands against it
   */
  public void require(ProviderKind providerKind, Experiment experiment, Progress progress) {
    switch (providerKind) {
      case EMBEDDED ->
          requireMachine(
              experiment.clusters().values(), experiment.needs().memoryBytes(), progress);
      case KIND -> {
        List<Fault> lacking = kind().lacking(experiment.clusters().values());
        if (!lacking.isEmpty()) {
          throw new BadInput(lacking);
        }
      }
    }
  }

  /**
   * Boots a cluster and waits until it serves.
   *
   * @param egress whether pods reach the internet, which kind's always do
   * @throws BadInput where that can't be, before anything is made
   */
  public Cluster up(ClusterRef ref, ClusterNeed need, boolean egress, Progress progress) {
    return switch (ref) {
      case ClusterRef.Embedded(String name) -> up(name, need, egress, progress);
      case ClusterRef.Kind _, ClusterRef.Kubeconfig _ ->
          provider(ref).up(request(new Boot(ref.name(), need, egress, 0), List.of()), progress);
    };
  }

  /**
   * Boots a cluster of a run's.
   *
   * @param providerKind who boots it
   * @param platform of clusters that don't bring their own; it isn't installed yet
   * @param images loaded into it
   */
  public Cluster boot(
      ProviderKind providerKind,
      Boot boot,
      List<Component> platform,
      List<BuiltImage> images,
      Progress progress) {
    return switch (providerKind) {
      case EMBEDDED -> boot(boot, platform, images, progress);
      case KIND -> kind().up(request(boot, images), progress);
    };
  }

  /** Of a cluster whose programs are not the lab's. */
  private ClusterRequest request(Boot boot, List<BuiltImage> images) {
    return new ClusterRequest(
        boot.name(),
        home.cache(),
        BuildImages.archives(images),
        PAUSE,
        boot.egress(),
        boot.need(),
        boot.index());
  }

  /**
   * Boots a cluster and waits until its platform serves; where a component is to bring the network
   * of pods, the platform is only installed, for it can't serve before.
   *
   * @param name of the cluster
   * @param need its nodes and what else is asked of it
   * @param egress whether pods reach the internet
   * @throws BadInput where the machine lacks something, before anything is made
   */
  public Cluster up(String name, ClusterNeed need, boolean egress, Progress progress) {
    Faults faults = new Faults();
    List<Component> platform = ComponentOrder.ofPlatform(home.library(), faults);
    ImageCatalog catalog = ImageCatalog.of(home.library(), faults);
    faults.throwIfAny();
    requireMachine(List.of(need), 0, progress);
    List<BuiltImage> images =
        new BuildImages(images(), progress).build(ImageCatalog.of(platform), catalog);
    Boot boot = new Boot(name, need, egress, 0);
    Cluster cluster = boot(boot, platform, images, progress);
    try (KubeClient client = KubeClient.of(cluster)) {
      Installer installer =
          new Installer(client.kubernetes(), cluster, new Renderer(home, progress));
      platform.forEach(installer::apply);
      if (need.cni() != Cni.NONE) {
        platform.forEach(component -> installer.awaitReady(component, progress));
      }
    } catch (RuntimeException e) {
      // Half a cluster is of no use; what stopped it must not stop its removal.
      Thread.interrupted();
      down(name, progress);
      throw e;
    }
    return cluster;
  }

  /**
   * Which cluster is booted.
   *
   * @param name of the cluster
   * @param need its nodes and what else is asked of it
   * @param egress whether pods reach the internet
   * @param index which of the clusters of a run it is, from 0
   */
  public record Boot(String name, ClusterNeed need, boolean egress, int index) {}

  /**
   * Boots a cluster whose platform isn't installed yet.
   *
   * @param images loaded into it
   */
  public Cluster boot(
      Boot boot, List<Component> platform, List<BuiltImage> images, Progress progress) {
    Path programs = programs(platform, progress);
    ClusterRequest request =
        new ClusterRequest(
            boot.name(),
            programs,
            BuildImages.archives(images),
            PAUSE,
            boot.egress(),
            boot.need(),
            boot.index());
    List<Fault> lacking = provider.preflight(request);
    if (!lacking.isEmpty()) {
      throw new BadInput(lacking);
    }
    return provider.up(request, progress);
  }

  /** Lets two clusters of one run reach each other's nodes, pods and Services. */
  public void join(String one, String other) {
    provider.join(one, other);
  }

  /**
   * Does in memory what a boot does, for an API server that isn't there: see {@link BootTraining}.
   */
  public void rehearse() {
    List<Component> platform = ComponentOrder.ofPlatform(home.library(), new Faults());
    try (KubeClient client = KubeClient.of(BootTraining.run())) {
      Renderer renderer = new Renderer(home, Progress.silent());
      platform.forEach(new Installer(client.kubernetes(), renderer)::rehearse);
    } catch (KubernetesClientException e) {
      // As meant: nobody answered.
    }
  }

  /** The folder with all programs of components, built where they aren't there. */
  public Path programs(List<Component> components, Progress progress) {
    return new GoPrograms(home.cache()).binFor(components, progress);
  }

  /** Where images are made and kept. */
  public Images images() {
    return new Images(home.cache());
  }

  /** Ends a cluster and removes all that it left; a cluster that isn't there is fine. */
  public void down(ClusterRef ref, Progress progress) {
    provider(ref).down(ref.name(), progress);
  }

  /** Ends a cluster that its name tells of. */
  public void down(String name, Progress progress) {
    provider().down(name, progress);
  }
}
