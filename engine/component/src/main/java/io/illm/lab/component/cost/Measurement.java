package io.illm.lab.component.cost;

import io.fabric8.kubernetes.api.model.Pod;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.install.Retry;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.Images;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Component;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Measures the costs of components on a cluster where they are installed. */
public final class Measurement {

  /**
   * The time before the memory is measured. It lets caches fill and start-up memory be released.
   */
  private static final Duration SETTLED = Duration.ofSeconds(60);

  private final Home home;
  private final Progress progress;

  /** Creates a measurement for the components of a checkout. */
  public Measurement(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Measures a component.
   *
   * @param cluster the cluster where it is installed; its pods get a minute to settle
   */
  public ComponentCost of(Component component, Cluster cluster) {
    try (KubeClient client = KubeClient.of(cluster);
        var part = progress.begin("measuring " + component.name(), SETTLED)) {
      IdleMemory memory = new IdleMemory(client.kubernetes());
      List<Pod> pods = memory.pods(component);
      if (!pods.isEmpty()) {
        part.at("waiting until its pods have settled", -1);
        new Retry(SETTLED.multipliedBy(2)).until(() -> young(memory.pods(component)));
        pods = memory.pods(component);
      }
      return cost(component, memory.bytes(pods), pods.size());
    }
  }

  /** Measures a component without pods: its programs, built if needed, and its images. */
  public ComponentCost of(Component component) {
    return cost(component, 0, 0);
  }

  private ComponentCost cost(Component component, long idleBytes, int pods) {
    return new ComponentCost(
        component.name(),
        component.version(),
        LocalDate.now(ZoneOffset.UTC).toString(),
        Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch"),
        programSeconds(component),
        images(component),
        idleBytes,
        pods);
  }

  /** Returns the build time of the programs, building missing ones. */
  private double programSeconds(Component component) {
    GoPrograms programs = new GoPrograms(home.cache());
    if (!component.programs().isEmpty()) {
      programs.build(component, progress);
    }
    return programs
        .buildTime(component, progress)
        .map(time -> time.toMillis() / 1000.0)
        .orElse(0.0);
  }

  private static Optional<String> young(List<Pod> pods) {
    Duration age = IdleMemory.age(pods);
    return age.compareTo(SETTLED) < 0
        ? Optional.of("its youngest pod is " + age.toSeconds() + " s old")
        : Optional.empty();
  }

  /** Returns the figures of the images that are built. */
  private List<ComponentCost.Image> images(Component component) {
    ImageCatalog catalog = ImageCatalog.of(home.library(), new Faults());
    Images images = new Images(home.cache());
    return component.images().keySet().stream()
        .sorted()
        .flatMap(name ->
            catalog
                .making(name)
                .flatMap(making -> images.find(name, making.recipe(), making.source()))
                .stream())
        .map(image ->
            new ComponentCost.Image(
                image.image(), image.bytes(), image.buildTime().toMillis() / 1000.0))
        .toList();
  }
}
