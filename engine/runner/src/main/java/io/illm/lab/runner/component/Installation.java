package io.illm.lab.runner.component;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Component.Needs;
import io.illm.lab.model.yaml.Suggestion;
import io.illm.lab.runner.Home;
import io.illm.lab.runner.cluster.Clusters;
import io.illm.lab.runner.cluster.KubeClient;
import io.illm.lab.runner.manifest.Renderer;
import io.illm.lab.runner.phase.BuildImages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Components put on a cluster that is up, and taken off it again, without an experiment. */
public final class Installation {

  private final Home home;
  private final Progress progress;

  /** Works with a checkout's components. */
  public Installation(Home home, Progress progress) {
    this.home = home;
    this.progress = progress;
  }

  /**
   * Installs components with all that they need and the cluster doesn't have built in.
   *
   * @return what was installed, in order
   * @throws BadInput where one of them is at fault; the cluster is as it was then
   */
  public List<Component> install(Cluster cluster, List<String> names) {
    Library library = home.library();
    names.forEach(library::component);
    Faults faults = new Faults();
    Needs asked = new Needs(List.copyOf(names), List.of());
    Set<Capability> builtIn = new Clusters(home).capabilities(Optional.empty());
    List<Component> components = ComponentOrder.of(asked, builtIn, library.root(), library, faults);
    ImageCatalog catalog = ImageCatalog.of(library, faults);
    faults.throwIfAny();
    Renderer renderer = new Renderer(home, progress);
    Set<String> images = new ComponentImages(renderer, catalog).of(components);
    List<BuiltImage> built =
        new BuildImages(new Clusters(home).images(), progress).build(images, catalog);
    cluster.load(BuildImages.archives(built), progress);
    try (KubeClient client = KubeClient.of(cluster)) {
      new Installer(client.kubernetes(), cluster, renderer).install(components, progress);
    }
    return components;
  }

  /**
   * Removes components, by what is on the cluster and not by what their folders say today.
   *
   * @param patience how long a stage may take before finalizers are taken away
   * @return how many objects went
   * @throws BadInput where another component that is installed needs one of them
   */
  public int remove(Cluster cluster, List<String> names, Duration patience) {
    try (KubeClient client = KubeClient.of(cluster)) {
      Remover remover = new Remover(client.kubernetes(), patience, progress);
      Set<String> installed = remover.installed();
      Faults faults = new Faults();
      names.forEach(name -> known(name, installed, faults));
      names.forEach(name -> unneeded(name, names, installed, faults));
      faults.throwIfAny();
      return dependentsFirst(names).stream().mapToInt(remover::remove).sum();
    }
  }

  private List<String> dependentsFirst(List<String> names) {
    List<String> known = names.stream().filter(home.library().components()::contains).toList();
    Needs asked = new Needs(known, List.of());
    Library library = home.library();
    List<String> ordered =
        ComponentOrder.of(asked, Set.of(), library.root(), library, new Faults()).stream()
            .map(Component::name)
            .filter(names::contains)
            .toList();
    Stream<String> unknown = names.stream().filter(name -> !ordered.contains(name));
    return Stream.concat(unknown, ordered.reversed().stream()).toList();
  }

  private void known(String name, Set<String> installed, Faults faults) {
    if (!installed.contains(name) && !home.library().components().contains(name)) {
      faults.add(Fault.of("no component is called `" + name + "`", Suggestion.of(name, installed)));
    }
  }

  private void unneeded(String name, List<String> leaving, Set<String> installed, Faults faults) {
    home.library().components().stream()
        .filter(other -> installed.contains(other) && !leaving.contains(other))
        .filter(other -> home.library().component(other).needs().components().contains(name))
        .forEach(other ->
            faults.add(
                Fault.of(
                    "`" + other + "` needs `" + name + "` and is installed",
                    "remove `" + other + "` before it, or both at once")));
  }
}
