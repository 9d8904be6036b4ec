package io.illm.lab.component.image;

import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.Images;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.util.Collection;
import java.util.List;

/** The phase that builds the images that are not in the cache. */
public final class BuildImages {

  private final Images images;
  private final Progress progress;

  /** Creates the phase. */
  public BuildImages(Images images, Progress progress) {
    this.images = images;
    this.progress = progress;
  }

  /**
   * Builds the named images, one after another. They are not built in parallel, because each Go
   * build already uses all processors.
   */
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

  /** Returns the archives of built images, to load into a cluster. */
  public static List<ImageArchive> archives(List<BuiltImage> images) {
    return images.stream()
        .map(image -> new ImageArchive(image.image(), image.tar(), image.digest()))
        .toList();
  }
}
