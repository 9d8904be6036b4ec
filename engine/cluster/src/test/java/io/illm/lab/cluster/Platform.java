package io.illm.lab.cluster;

import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.ImageSource;
import io.illm.lab.image.Images;
import io.illm.lab.model.Library;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs and the image of every cluster, built from the components of the checkout. They are
 * built into the user's cache if they are not there yet, which takes ten minutes on two cores. All
 * tests with a cluster share them.
 *
 * @param programs the folder with all programs
 * @param pause the image of pod sandboxes
 */
record Platform(Path programs, ImageArchive pause) {

  private static final String PAUSE = "ghcr.io/illm/pause:0.1.0";

  static Platform built() {
    var library = new Library(Path.of(System.getProperty("lab.root")));
    var progress = new PrintedProgress();
    HostTools.install(progress);
    var components =
        Stream.of("cni-plugins", "containerd", "etcd", "image-store", "kubernetes")
            .map(library::component)
            .toList();
    var kubernetes = components.getLast();
    var recipe = Objects.requireNonNull(kubernetes.recipes().get(PAUSE), PAUSE);
    return new Platform(
        new GoPrograms(cache()).binFor(components, progress),
        TestImage.archive(
            new Images(cache()).build(PAUSE, recipe, ImageSource.of(kubernetes), progress)));
  }

  /** Returns the folder of the CLI's cache, by the XDG base directory specification. */
  private static Path cache() {
    return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
        .filter(folder -> folder.startsWith("/"))
        .map(Path::of)
        .orElseGet(() -> Path.of(Objects.requireNonNull(System.getenv("HOME"), "HOME"), ".cache"))
        .resolve("illm-k8s-lab");
  }
}
