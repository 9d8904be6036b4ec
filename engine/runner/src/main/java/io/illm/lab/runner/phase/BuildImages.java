package io.illm.lab.runner.phase;

import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.Images;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import io.illm.lab.runner.component.ImageCatalog;
import java.util.Collection;
import java.util.List;

/** The phase that makes the images which aren't in the cache. */
public final class BuildImages {

  private final Images images;
  private final Progress progress;

  /** Makes images with progress. */
  public BuildImages(Images images, Progress progress) {
    this.images = images;
    this.progress = progress;
  }

  /** Makes the images of these names, in order; a program is built on all processors already. */
  public List<BuiltImage> build(Collection<String> names, ImageCatalog catalog) {
    return names.stream().map(name -> build(name, catalog)).toList();
  }

  private BuiltImage build(String name, ImageCatalog catalog) {
    ImageCatalog.Making making =
        catalog
            .making(name)
            .orElseThrow(
                () -> new Broken("no recipe makes " + name, "add one to a component's `images`"));
    return images.build(name, making.recipe(), making.source(), progress);
  }

  /** What a cluster is given of built images. */
  public static List<ImageArchive> archives(List<BuiltImage> images) {
    return images.stream()
        .map(image -> new ImageArchive(image.image(), image.tar(), image.digest()))
        .toList();
  }
}
