package io.illm.lab.component.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.cluster.BootTraining;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ClusterRequest;
import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.component.install.ComponentOrder;
import io.illm.lab.component.install.Installer;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.LocalImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.nio.file.Path;
import java.util.List;

/**
 * Boots clusters: it builds their programs and images, boots the nodes and installs the platform.
 */
public final class ClusterBoot {

  private static final String PAUSE = "ghcr.io/illm/pause:0.1.0";

  private final Home home;
  private final Clusters clusters;
  private final Progress progress;

  /** Creates the boot of clusters of this user. */
  public ClusterBoot(Home home, Clusters clusters, Progress progress) {
    this.home = home;
    this.clusters = clusters;
    this.progress = progress;
  }

  /**
   * The parameters of one boot.
   *
   * @param name the name of the cluster
   * @param need the number of its nodes and its other requirements
   * @param egress whether pods reach the internet; kind ignores this, its pods always do
   * @param index the cluster's index among those of the run, from 0
   */
  public record Request(String name, ClusterNeed need, boolean egress, int index) {}

  /**
   * Boots a cluster and waits until its platform is ready.
   *
   * @param egress whether pods reach the internet; kind ignores this, its pods always do
   * @param policy the places that the platform's images may come from
   * @throws BadInput if the cluster can't boot; nothing was created
   */
  public Cluster up(ClusterRef ref, ClusterNeed need, boolean egress, ImagePolicy policy) {
    Request request = new Request(ref.name(), need, egress, 0);
    return switch (ref) {
      case ClusterRef.Embedded _ -> up(request, policy);
      case ClusterRef.Kind _, ClusterRef.Kubeconfig _ ->
          clusters.provider(ref).up(request(request, home.cache(), List.of()), progress);
    };
  }

  /**
   * Boots a cluster of the embedded provider and waits until its platform is ready. If a component
   * will provide the pod network, it installs the platform but does not wait, because the platform
   * can't be ready before.
   */
  private Cluster up(Request request, ImagePolicy policy) {
    Faults faults = new Faults();
    List<Component> platform = ComponentOrder.ofPlatform(home.library(), faults);
    ImageCatalog catalog = ImageCatalog.of(home.library(), faults);
    faults.throwIfAny();
    clusters.requireMachine(List.of(request.need()), 0, progress);
    List<LocalImage> images =
        ImageSupply.of(home, policy, progress)
            .before(new GoPrograms(home.cache()).missing(platform))
            .require(ImageCatalog.of(platform), catalog);
    Cluster cluster = embedded(request, platform, images);
    try (KubeClient client = KubeClient.of(cluster)) {
      Installer installer =
          new Installer(client.kubernetes(), cluster, new Renderer(home, progress));
      platform.forEach(installer::apply);
      if (request.need().cni() != Cni.NONE) {
        platform.forEach(component -> installer.awaitReady(component, progress));
      }
    } catch (RuntimeException | Error e) {
      // Removes the incomplete cluster. A pending interrupt must not stop the removal.
      Thread.interrupted();
      clusters.down(request.name(), progress);
      throw e;
    }
    return cluster;
  }

  /**
   * Boots a cluster of a run. It does not install the platform.
   *
   * @param providerKind the kind of provider that boots it
   * @param platform the platform's components, for clusters without their own
   * @param images the images to load into it
   * @throws BadInput if the cluster can't boot; nothing was created
   */
  public Cluster boot(
      ProviderKind providerKind,
      Request request,
      List<Component> platform,
      List<LocalImage> images) {
    return switch (providerKind) {
      case EMBEDDED -> embedded(request, platform, images);
      case KIND -> clusters.kind().up(request(request, home.cache(), images), progress);
    };
  }

  private Cluster embedded(Request request, List<Component> platform, List<LocalImage> images) {
    ClusterRequest whole = request(request, programs(platform), images);
    List<Fault> lacking = clusters.embedded().preflight(whole);
    if (!lacking.isEmpty()) {
      throw new BadInput(lacking);
    }
    return clusters.embedded().up(whole, progress);
  }

  private static ClusterRequest request(Request request, Path programs, List<LocalImage> images) {
    return new ClusterRequest(
        request.name(),
        programs,
        ImageSupply.archives(images),
        PAUSE,
        request.egress(),
        request.need(),
        request.index());
  }

  /** Returns the folder with all programs of components. It builds the missing ones. */
  public Path programs(List<Component> components) {
    return new GoPrograms(home.cache()).binFor(components, progress);
  }

  /**
   * Runs the parts of a boot that need no cluster, to train the program's ahead-of-time cache. See
   * {@link BootTraining}.
   */
  public void train() {
    List<Component> platform = ComponentOrder.ofPlatform(home.library(), new Faults());
    try (KubeClient client = KubeClient.of(BootTraining.run())) {
      Renderer renderer = new Renderer(home, progress);
      platform.forEach(new Installer(client.kubernetes(), renderer)::train);
    } catch (KubernetesClientException e) {
      // Expected: there is no API server.
    }
  }
}
