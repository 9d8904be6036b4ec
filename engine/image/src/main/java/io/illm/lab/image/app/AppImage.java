package io.illm.lab.image.app;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.debian.DebianPackage;
import io.illm.lab.image.debian.DebianRoot;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.BaseFiles;
import io.illm.lab.image.recipe.Labels;
import io.illm.lab.image.recipe.Plan;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The image of an app: a C library, a JRE of the modules that the app uses, the app's libraries and
 * the app. The layers that change most are last, so that a changed class changes one small layer.
 */
public final class AppImage implements Plan {

  /** The Debian packages of every app's image: the C library that the JRE is linked with. */
  public static final List<String> BASE = List.of("libc6");

  /** The command of every Java image. */
  static final List<String> JAVA =
      List.of(
          "/jre/bin/java",
          "-XX:MaxRAMPercentage=75",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-UsePerfData"); // it would write to /tmp, which may be read-only

  private final String image;
  private final Recipe.App recipe;
  private final ImageSource source;
  private final Cache cache;
  private final Layers layers;
  private final PackagedApp app;
  private final DebianLock base;
  private final Jre jre;

  /** Creates the image of a packaged app. The lock of its base is in the folder of all apps. */
  public AppImage(String image, Recipe.App recipe, ImageSource source, Cache cache, Layers layers) {
    this.image = image;
    this.recipe = recipe;
    this.source = source;
    this.cache = cache;
    this.layers = layers;
    this.app = PackagedApp.in(recipe.app(), source.folder());
    this.base =
        DebianLock.read(
            source.folder().resolveSibling("base.lock"), BASE, Architecture.ofThisMachine());
    this.jre = Jre.of(new ModulesOfApp(cache).in(app));
  }

  @Override
  public String key() {
    return new Fingerprint()
        .text("app image 1")
        .texts(command())
        .text(DebianRoot.key(base))
        .text(jre.key())
        .text(app.librariesKey())
        .text(app.jarKey())
        .hex();
  }

  @Override
  public Contents make(Progress progress) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/jre/bin");
    environment.put("HOME", "/tmp");
    var labels =
        new Labels(source.title(), source.version(), source.licence(), "", key(), "scratch");
    return new Contents(
        layers(progress),
        new ImageConfig(command(), environment, "/app", ImageConfig.NOBODY, labels.map()),
        new Sbom(image, source.version(), source.licence(), parts()));
  }

  private List<Layer> layers(Progress progress) {
    return List.of(
        new DebianRoot(cache, layers).layer(base, progress),
        BaseFiles.layer(layers, progress),
        jre.layer(cache, layers, progress),
        libraries(progress),
        jar(progress));
  }

  private Layer libraries(Progress progress) {
    return layers.layer(
        app.libraries().size() + " libraries",
        app.librariesKey(),
        progress,
        layer -> {
          layer.folder("app/lib", 0755);
          for (var library : app.libraries()) {
            layer.file("app/lib/" + library.getFileName(), 0644, library);
          }
        });
  }

  private Layer jar(Progress progress) {
    return layers.layer(
        app.name(),
        app.jarKey(),
        progress,
        layer -> layer.file("app/" + app.name() + ".jar", 0644, app.jar()));
  }

  private List<String> command() {
    var command = new ArrayList<>(JAVA);
    command.addAll(
        recipe.launch().entrypoint().isEmpty()
            ? List.of("-jar", "/app/" + app.name() + ".jar")
            : recipe.launch().entrypoint());
    return command;
  }

  private List<Sbom.Part> parts() {
    var parts = new ArrayList<Sbom.Part>();
    base.packages().stream().map(DebianPackage::part).forEach(parts::add);
    parts.add(jre.part());
    app.libraries().stream().map(JarPart::of).forEach(parts::add);
    return List.copyOf(parts);
  }
}
