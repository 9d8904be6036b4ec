package io.illm.lab.image;

import io.illm.lab.image.app.AppImage;
import io.illm.lab.image.app.MavenImage;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.npm.NpmPackages;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.python.PythonPackages;
import io.illm.lab.image.python.WheelFiles;
import io.illm.lab.image.recipe.AddedLayer;
import io.illm.lab.image.recipe.AddedLayers;
import io.illm.lab.image.recipe.DebianImage;
import io.illm.lab.image.recipe.GoImage;
import io.illm.lab.image.recipe.ImageWithAdditions;
import io.illm.lab.image.recipe.Plan;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.DebianBase;
import io.illm.lab.model.component.Recipe;
import java.util.List;
import java.util.stream.Stream;

/** Chooses the plan that makes an image of a recipe. */
final class Plans {

  private final Cache cache;
  private final Architecture architecture;
  private final GoBuilds goBuilds;
  private final Layers layers;

  Plans(Cache cache, Architecture architecture) {
    this.cache = cache;
    this.architecture = architecture;
    this.goBuilds = GoBuilds.withToolchainsHere(cache, architecture);
    this.layers = new Layers(cache);
  }

  /**
   * Returns the plan of an image.
   *
   * @throws BadInput if the recipe's lock is missing or wrong
   */
  Plan of(String image, Recipe recipe, ImageSource source, Progress progress) {
    requireMaking(recipe, source);
    List<AddedLayer> additions =
        new AddedLayers(goBuilds, layers).of(recipe.additions(), source, progress);
    return new ImageWithAdditions(
        below(image, recipe, source, progress),
        recipe,
        Stream.of(packages(recipe, source), wheels(recipe, source), additions)
            .flatMap(List::stream)
            .toList());
  }

  private Plan below(String image, Recipe recipe, ImageSource source, Progress progress) {
    return switch (recipe) {
      case Recipe.Go go -> new GoImage(image, go, source, goBuilds, layers, progress);
      case Recipe.App app -> new AppImage(image, app, source, cache, layers);
      case Recipe.Maven maven -> new MavenImage(image, maven, source, cache, layers);
      case Recipe.Debian debian -> debian(image, debian, source);
      case Recipe.Python python -> debian(image, on(python.base(), recipe), source);
      case Recipe.Npm npm -> debian(image, on(npm.base(), recipe), source);
    };
  }

  private List<AddedLayer> packages(Recipe recipe, ImageSource source) {
    return switch (recipe) {
      case Recipe.Python python -> {
        DebianBase base = python.base();
        DebianLock debian =
            DebianLock.read(source.folder().resolve(base.lock()), base.packages(), architecture);
        yield List.of(
            new PythonPackages(
                source.folder().resolve(python.requirements()), debian, cache, layers));
      }
      case Recipe.Npm npm ->
          List.of(
              new NpmPackages(
                  source.folder().resolve(npm.packageLock()), architecture, cache, layers));
      case Recipe.Go _, Recipe.App _, Recipe.Maven _, Recipe.Debian _ -> List.of();
    };
  }

  private List<AddedLayer> wheels(Recipe recipe, ImageSource source) {
    return WheelFiles.layers(
        recipe.additions().wheels(), source.folder(), architecture, cache, layers);
  }

  private Plan debian(String image, Recipe.Debian debian, ImageSource source) {
    return new DebianImage(image, debian, source, architecture, cache, layers);
  }

  private static Recipe.Debian on(DebianBase base, Recipe recipe) {
    return new Recipe.Debian(base.packages(), base.lock(), recipe.additions(), recipe.launch());
  }

  private void requireMaking(Recipe recipe, ImageSource source) {
    if (!Images.canMake(recipe, architecture)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(source.folder()),
              "the Java image of " + source.name() + " can't be made for " + architecture.word(),
              "make it on a machine of that architecture: jlink has the modules of this machine's"
                  + " architecture only"));
    }
  }
}
