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

/**
 * Boots, finds and removes complete clusters: it builds programs and images, boots the nodes and
 * installs the platform.
 */
public final class Clusters {

  private static final String PAUSE = "ghcr.io/illm/pause:0.1.0";

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

  private KindProvider kind() {
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
   * Verifies that the clusters of an experiment can boot, before anything is built or created.
   *
   * @throws BadInput if something prevents it, with all faults
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
   * Boots a cluster and waits until its platform is ready.
   *
   * @param egress whether pods reach the internet; kind ignores this, its pods always do
   * @throws BadInput if the cluster can't boot; nothing was created
   */
  public Cluster up(ClusterRef ref, ClusterNeed need, boolean egress, Progress progress) {
    return switch (ref) {
      case ClusterRef.Embedded(String name) -> up(name, need, egress, progress);
      case ClusterRef.Kind _, ClusterRef.Kubeconfig _ ->
          provider(ref).up(request(new Boot(ref.name(), need, egress, 0), List.of()), progress);
    };
  }

  /**
   * Boots a cluster of a run.
   *
   * @param providerKind the kind of provider that boots it
   * @param platform the platform's components, for clusters without their own; this method does not
   *     install them
   * @param images the images to load into it
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

  /** Returns the request for a cluster that does not run the lab's programs. */
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
   * Boots a cluster of the embedded provider and waits until its platform is ready. If a component
   * will provide the pod network, it installs the platform but does not wait, because the platform
   * can't be ready before.
   *
   * @param name the name of the cluster
   * @param need the number of its nodes and its other requirements
   * @param egress whether pods reach the internet
   * @throws BadInput if the machine lacks something; nothing was created
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
    } catch (RuntimeException | Error e) {
      // Removes the incomplete cluster. A pending interrupt must not stop the removal.
      Thread.interrupted();
      down(name, progress);
      throw e;
    }
    return cluster;
  }

  /**
   * The parameters of one boot.
   *
   * @param name the name of the cluster
   * @param need the number of its nodes and its other requirements
   * @param egress whether pods reach the internet
   * @param index the cluster's index among those of the run, from 0
   */
  public record Boot(String name, ClusterNeed need, boolean egress, int index) {}

  /**
   * Boots a cluster of the embedded provider. It does not install the platform.
   *
   * @param images the images to load into it
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

  /**
   * Connects two clusters of one run, so that each reaches the nodes, pods and Services of the
   * other.
   */
  public void join(String one, String other) {
    provider.join(one, other);
  }

  /**
   * Runs the parts of a boot that need no cluster, to train the program's ahead-of-time cache. See
   * {@link BootTraining}.
   */
  public void train() {
    List<Component> platform = ComponentOrder.ofPlatform(home.library(), new Faults());
    try (KubeClient client = KubeClient.of(BootTraining.run())) {
      Renderer renderer = new Renderer(home, Progress.silent());
      platform.forEach(new Installer(client.kubernetes(), renderer)::train);
    } catch (KubernetesClientException e) {
      // Expected: there is no API server.
    }
  }

  /** Returns the folder with all programs of components. It builds the missing ones. */
  public Path programs(List<Component> components, Progress progress) {
    return new GoPrograms(home.cache()).binFor(components, progress);
  }

  /** Returns the cache that builds and stores images. */
  public Images images() {
    return new Images(home.cache());
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
