package io.illm.lab.component.image;

import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.image.BuiltImage;
import io.illm.lab.image.Images;
import io.illm.lab.image.go.ModulePrefetch;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The phase that builds the images that are not in the cache. */
public final class BuildImages {

  private final Images images;
  private final Progress progress;
  private final List<ProgramSet> following;

  /** Creates the phase. */
  public BuildImages(Images images, Progress progress) {
    this(images, progress, List.of());
  }

  private BuildImages(Images images, Progress progress, List<ProgramSet> following) {
    this.images = images;
    this.progress = progress;
    this.following = List.copyOf(following);
  }

  /** Returns the same phase before a build of programs, whose modules it downloads meanwhile. */
  public BuildImages before(List<ProgramSet> programs) {
    return new BuildImages(images, progress, programs);
  }

  /**
   * Builds the named images, one after another. They are not built in parallel, because each Go
   * build already uses all processors. The modules of later images are downloaded meanwhile.
   */
  public List<BuiltImage> build(Collection<String> names, ImageCatalog catalog) {
    try (var _ = ModulePrefetch.begin(later(names, catalog), progress)) {
      return names.stream().map(name -> build(name, catalog)).toList();
    }
  }

  private BuiltImage build(String name, ImageCatalog catalog) {
    ImageCatalog.Making making = making(name, catalog);
    return images.build(name, making.recipe(), making.source(), progress);
  }

  /** Returns the programs that are built after those of the first image that has some to build. */
  private List<ProgramSet> later(Collection<String> names, ImageCatalog catalog) {
    Stream<ProgramSet> ofImages =
        names.stream()
            .map(name -> missing(name, making(name, catalog)))
            .filter(programs -> !programs.isEmpty())
            .skip(1)
            .flatMap(List::stream);
    return Stream.concat(ofImages, following.stream()).toList();
  }

  private List<ProgramSet> missing(String name, ImageCatalog.Making making) {
    return images.missingPrograms(name, making.recipe(), making.source());
  }

  private static ImageCatalog.Making making(String name, ImageCatalog catalog) {
    return catalog
        .making(name)
        .orElseThrow(
            () -> new Broken("no recipe makes " + name, "add one to a component's `images`"));
  }

  /** Returns the archives of built images, to load into a cluster. */
  public static List<ImageArchive> archives(List<BuiltImage> images) {
    return images.stream()
        .map(image -> new ImageArchive(image.image(), image.tar(), image.digest()))
        .toList();
  }
}
