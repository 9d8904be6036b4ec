package io.illm.lab.image.recipe;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.debian.DebianPackage;
import io.illm.lab.image.debian.DebianRoot;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Recipe;
import java.util.LinkedHashMap;
import java.util.List;

/** The plan of an image of Debian packages and everything that they depend on. */
public final class DebianImage implements Plan {

  private final String image;
  private final Recipe.Debian recipe;
  private final ImageSource source;
  private final DebianLock lock;
  private final DebianRoot root;
  private final Layers layers;

  /** Creates the plan of a recipe and reads the recipe's lock. */
  public DebianImage(
      String image,
      Recipe.Debian recipe,
      ImageSource source,
      Architecture architecture,
      Cache cache,
      Layers layers) {
    this.image = image;
    this.recipe = recipe;
    this.source = source;
    this.lock =
        DebianLock.read(source.folder().resolve(recipe.lock()), recipe.packages(), architecture);
    this.root = new DebianRoot(cache, layers);
    this.layers = layers;
  }

  @Override
  public String key() {
    return new Fingerprint().text("debian image 1").text(DebianRoot.key(lock)).hex();
  }

  @Override
  public Contents make(Progress progress) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/bin:/usr/sbin");
    environment.put("HOME", "/tmp");
    var labels =
        new Labels(source.title(), source.version(), source.licence(), "", key(), "scratch");
    return new Contents(
        List.of(root.layer(lock, progress), BaseFiles.layer(layers, progress)),
        new ImageConfig(
            recipe.launch().entrypoint(), environment, "/tmp", ImageConfig.NOBODY, labels.map()),
        new Sbom(
            image,
            source.version(),
            source.licence(),
            lock.packages().stream().map(DebianPackage::part).toList()));
  }
}
