package io.illm.lab.component.cache;

import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ClusterStatus;
import io.illm.lab.component.cluster.Clusters;
import io.illm.lab.component.image.ImageCatalog;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.component.image.NamedImages;
import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.Images;
import io.illm.lab.image.NamedEntries;
import io.illm.lab.image.cache.CacheContents;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The cache as a checkout sees it: what its locks and recipes name, and what uses it now. */
public final class CheckoutCache {

  private final Home home;
  private final CacheContents contents;

  /** Creates the view of a checkout's cache. */
  public CheckoutCache(Home home) {
    this.home = home;
    this.contents = new CacheContents(home.cache());
  }

  /**
   * Returns all entries, each with whether the checkout names it.
   *
   * @throws io.illm.lab.model.BadInput if a component or a lock can't be read
   */
  public List<CachedEntry> entries() {
    Set<String> checksums = new HashSet<>();
    checksums.addAll(LockedChecksums.in(home.library().root().resolve("components")));
    checksums.addAll(LockedChecksums.in(home.library().root().resolve("apps")));
    var named = new NamedEntries(home.cache(), folders(), checksums);
    return contents.entries().stream()
        .map(entry -> new CachedEntry(entry, named.has(entry)))
        .toList();
  }

  private Set<Path> folders() {
    Faults faults = new Faults();
    ImageCatalog catalog = ImageCatalog.of(home.library(), faults);
    faults.throwIfAny();
    Set<Path> folders = new HashSet<>();
    var programs = new GoPrograms(home.cache());
    home.library().components().stream()
        .map(home.library()::component)
        .forEach(component -> folders.addAll(programs.named(component)));
    for (String image : images(catalog)) {
      catalog.making(image).ifPresent(making -> folders.addAll(folders(image, making)));
      folders.addAll(foldersOfPulled(image, catalog));
    }
    return folders;
  }

  private List<Path> foldersOfPulled(String image, ImageCatalog catalog) {
    return Arrays.stream(Architecture.values())
        .map(each -> ImageSupply.of(home, each, ImagePolicy.AUTO, Progress.silent()))
        .flatMap(supply -> supply.folderOfPulled(image, catalog).stream())
        .toList();
  }

  private List<Path> folders(String image, ImageCatalog.Making making) {
    return Arrays.stream(Architecture.values())
        .filter(architecture -> Images.canMake(making.recipe(), architecture))
        .map(architecture -> new Images(home.cache(), architecture))
        .flatMap(images -> images.named(image, making.recipe(), making.source()).stream())
        .toList();
  }

  /** The images of components, and those that manifests name. These choose the tags of apps. */
  private Set<String> images(ImageCatalog catalog) {
    Set<String> images = new TreeSet<>(catalog.names());
    Stream.of("components", "experiments")
        .map(home.library().root()::resolve)
        .filter(Files::isDirectory)
        .flatMap(folder -> NamedImages.in(folder).stream())
        .forEach(named -> images.add(ImageCatalog.canonical(named.image())));
    return images;
  }

  /** Returns the name of a result that a lab is making at this moment; empty if none is. */
  public Optional<String> making() {
    return contents.making();
  }

  /** Returns the names of this user's clusters on this machine that use the cache. */
  public List<String> clusters() {
    return new Clusters(home)
        .provider(new ClusterRef.Embedded("")).list().stream()
            .filter(cluster -> cluster.state() != ClusterStatus.State.DOWN)
            .map(ClusterStatus::name)
            .toList();
  }
}
