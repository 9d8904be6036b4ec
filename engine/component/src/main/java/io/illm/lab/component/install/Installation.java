package io.illm.lab.component.install;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.image.BuildImages;
import io.illm.lab.component.image.ComponentImages;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.host.Home;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.Images;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.yaml.Suggestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Installs components on a running cluster and removes them, without an experiment. */
public final class Installation {

  private final Home home;
  private final Progress progress;

  /** Creates an installation of a checkout's components. */
  public Installation(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Installs components and their requirements, except those that the cluster has built in.
   *
   * @return the installed components, in order
   * @throws BadInput if a component has a fault; the cluster is unchanged then
   */
  public List<Component> install(Cluster cluster, List<String> names) {
    Library library = home.library();
    names.forEach(library::component);
    Faults faults = new Faults();
    Needs requested = new Needs(List.copyOf(names), List.of());
    Set<Capability> builtIn = new Clusters(home).capabilities(Optional.empty());
    List<Component> components =
        ComponentOrder.of(requested, builtIn, library.root(), library, faults);
    ImageCatalog catalog = ImageCatalog.of(library, faults);
    faults.throwIfAny();
    Renderer renderer = new Renderer(home, progress);
    Set<String> images = new ComponentImages(renderer, catalog).of(components);
    List<BuiltImage> built =
        new BuildImages(new Images(home.cache()), progress).build(images, catalog);
    cluster.load(BuildImages.archives(built), progress);
    try (KubeClient client = KubeClient.of(cluster)) {
      new Installer(client.kubernetes(), cluster, renderer).install(components, progress);
    }
    return components;
  }

  /**
   * Removes the objects of components that are on the cluster, whatever the components' folders
   * contain today.
   *
   * @param stageTimeout how long a stage may take before its finalizers are removed
   * @return the number of removed objects
   * @throws BadInput if another installed component needs one of them
   */
  public int remove(Cluster cluster, List<String> names, Duration stageTimeout) {
    try (KubeClient client = KubeClient.of(cluster)) {
      Remover remover = new Remover(client.kubernetes(), stageTimeout, progress);
      Set<String> installed = remover.installed();
      Faults faults = new Faults();
      names.forEach(name -> requireKnown(name, installed, faults));
      names.forEach(name -> requireUnneeded(name, names, installed, faults));
      faults.throwIfAny();
      return dependentsFirst(names).stream().mapToInt(remover::remove).sum();
    }
  }

  private List<String> dependentsFirst(List<String> names) {
    List<String> known = names.stream().filter(home.library().components()::contains).toList();
    Needs requested = new Needs(known, List.of());
    Library library = home.library();
    List<String> ordered =
        ComponentOrder.of(requested, Set.of(), library.root(), library, new Faults()).stream()
            .map(Component::name)
            .filter(names::contains)
            .toList();
    Stream<String> unknown = names.stream().filter(name -> !ordered.contains(name));
    return Stream.concat(unknown, ordered.reversed().stream()).toList();
  }

  private void requireKnown(String name, Set<String> installed, Faults faults) {
    if (!installed.contains(name) && !home.library().components().contains(name)) {
      faults.add(Fault.of("no component is called `" + name + "`", Suggestion.of(name, installed)));
    }
  }

  private void requireUnneeded(
      String name, List<String> removed, Set<String> installed, Faults faults) {
    home.library().components().stream()
        .filter(other -> installed.contains(other) && !removed.contains(other))
        .filter(other -> home.library().component(other).needs().components().contains(name))
        .forEach(other ->
            faults.add(
                Fault.of(
                    "`" + other + "` needs `" + name + "` and is installed",
                    "remove `" + other + "` first, or both in one command")));
  }
}
