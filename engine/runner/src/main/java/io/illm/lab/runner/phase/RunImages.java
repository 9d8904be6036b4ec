package io.illm.lab.runner.phase;

import io.illm.lab.cluster.ProviderKind;
import io.illm.lab.component.image.ComponentImages;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.component.image.ImageSupply.Supplied;
import io.illm.lab.component.manifest.Renderer;
import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.LocalImage;
import io.illm.lab.image.LocalImage.Origin;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.registry.Push;
import io.illm.lab.image.registry.RegistryAddress;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The phase that gets the images of a run. */
final class RunImages {

  private final Home home;
  private final Progress progress;
  private final RunState state;
  private final Renderer renderer;
  private List<LocalImage> images = List.of();
  private Set<String> unpinned = Set.of();

  /**
   * Creates the phase.
   *
   * @param state receives the images that can't be had
   */
  RunImages(Home home, Progress progress, RunState state, Renderer renderer) {
    this.home = home;
    this.progress = progress;
    this.state = state;
    this.renderer = renderer;
  }

  /** Returns the images that the run has. */
  List<LocalImage> all() {
    return images;
  }

  /** Returns the names of pulled images whose digest no lock has. */
  Set<String> unpinned() {
    return unpinned;
  }

  /**
   * Gets the images that are not in the cache, and pushes all images if the user named a registry.
   *
   * @throws Broken if the cluster itself needs an image that can't be had
   */
  String get() {
    Resolved resolved = state.resolved();
    Optional<RegistryAddress> registry = state.options().registry();
    if (state.options().visits() && registry.isEmpty()) {
      resolved.components().all().forEach(renderer::render); // finds faults before any change
      return "none: the cluster's nodes pull them";
    }
    Set<String> names = new LinkedHashSet<>(indispensable(resolved));
    names.addAll(resolved.images());
    names.addAll(new ComponentImages(renderer, resolved.catalog()).of(resolved.components().all()));
    Supplied supplied =
        ImageSupply.of(home, state.options().images(), progress)
            .before(programsOfClusters())
            .get(names, resolved.catalog());
    supplied.missing().forEach((image, reason) -> missing(image, reason, resolved));
    images = supplied.images();
    unpinned = supplied.unpinned();
    registry.ifPresent(this::push);
    return "%d image%s, %d pulled, %d made%s"
        .formatted(
            images.size(),
            images.size() == 1 ? "" : "s",
            count(Origin.Pulled.class),
            count(Origin.Made.class),
            registry.map(address -> ", pushed to " + address.host()).orElse(""));
  }

  /** Returns the images of the run's own clusters, without which no step runs. */
  private Set<String> indispensable(Resolved resolved) {
    return state.options().visits() ? Set.of() : ImageCatalog.of(resolved.platform());
  }

  /** Returns the programs that the start of the run's own clusters builds. */
  private List<ProgramSet> programsOfClusters() {
    boolean boots =
        state.options().cluster().isEmpty()
            && state.options().providerKind() == ProviderKind.EMBEDDED;
    return boots ? new GoPrograms(home.cache()).missing(state.resolved().platform()) : List.of();
  }

  private void missing(String image, String reason, Resolved resolved) {
    if (indispensable(resolved).contains(image) || image.equals(Resolve.TOOLBOX)) {
      throw new Broken(
          "the run can't have the image %s: %s".formatted(image, reason),
          "`lab image list` shows where each image comes from");
    }
    state.imageMissing(image, reason);
  }

  private long count(Class<? extends Origin> origin) {
    return images.stream()
        .filter(image -> !image.cached() && origin.isInstance(image.origin()))
        .count();
  }

  private void push(RegistryAddress registry) {
    Push push = new Push(registry.open(Optional.empty()), progress);
    images.forEach(image -> push.push(List.of(image)));
  }
}
