package io.illm.lab.image.app;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.debian.DebianLock;
import io.illm.lab.image.debian.DebianPackage;
import io.illm.lab.image.debian.DebianRoot;
import io.illm.lab.image.maven.JarLock;
import io.illm.lab.image.maven.Jars;
import io.illm.lab.image.maven.LockedJar;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.BaseFiles;
import io.illm.lab.image.recipe.Labels;
import io.illm.lab.image.recipe.Plan;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/** The image of locked jars: a C library, a JRE of the modules that the jars use, and the jars. */
public final class MavenImage implements Plan {

  private static final String CLASS_PATH = "app/classpath";

  private final String image;
  private final Recipe.Maven recipe;
  private final ImageSource source;
  private final Cache cache;
  private final Layers layers;
  private final JarLock lock;
  private final DebianLock base;

  /** Creates the image of a recipe and reads the recipe's locks. */
  public MavenImage(
      String image, Recipe.Maven recipe, ImageSource source, Cache cache, Layers layers) {
    this.image = image;
    this.recipe = recipe;
    this.source = source;
    this.cache = cache;
    this.layers = layers;
    this.lock = JarLock.read(source.folder().resolve(recipe.jars()), recipe.coordinates());
    this.base =
        DebianLock.read(
            source.folder().resolve(recipe.base().lock()),
            recipe.base().packages(),
            Architecture.ofThisMachine());
  }

  @Override
  public String key() {
    return new Fingerprint()
        .text("maven image 1")
        .texts(command())
        .text(DebianRoot.key(base))
        .text(jarsKey())
        .texts(recipe.modules())
        .text(Jre.jdkKey())
        .hex();
  }

  private String jarsKey() {
    var files = lock.jars().stream().map(jar -> jar.file() + " " + jar.sha256()).toList();
    return new Fingerprint().text("jars 1").texts(files).hex();
  }

  @Override
  public Contents make(Progress progress) {
    var jars = new Jars(cache);
    jars.fetch(lock, progress);
    Jre jre = Jre.of(new ModulesOfApp(cache).in(jarsKey(), files(jars), recipe.modules()));
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/jre/bin");
    environment.put("HOME", "/tmp");
    var labels =
        new Labels(source.title(), source.version(), source.licence(), "", key(), "scratch");
    return new Contents(
        List.of(
            new DebianRoot(cache, layers).layer(base, progress),
            BaseFiles.layer(layers, progress),
            jre.layer(cache, layers, progress),
            jars(jars, progress)),
        new ImageConfig(command(), environment, "/app", ImageConfig.NOBODY, labels.map()),
        new Sbom(image, source.version(), source.licence(), parts(jre)));
  }

  private List<Path> files(Jars jars) {
    return lock.jars().stream().map(jars::file).toList();
  }

  private Layer jars(Jars jars, Progress progress) {
    return layers.layer(
        lock.jars().size() + " jars", jarsKey(), progress, layer -> write(jars, layer));
  }

  private void write(Jars jars, LayerWriter layer) throws IOException {
    String classPath =
        lock.jars().stream().map(jar -> "/app/lib/" + jar.file()).collect(Collectors.joining(":"));
    layer.file(CLASS_PATH, 0644, "-cp \"" + classPath + "\"\n");
    for (LockedJar jar : lock.jars()) {
      layer.file("app/lib/" + jar.file(), 0644, jars.file(jar));
    }
  }

  private List<String> command() {
    var command = new ArrayList<>(AppImage.JAVA);
    command.add("@/" + CLASS_PATH);
    command.addAll(recipe.launch().entrypoint());
    return command;
  }

  private List<Sbom.Part> parts(Jre jre) {
    var parts = new ArrayList<Sbom.Part>();
    base.packages().stream().map(DebianPackage::part).forEach(parts::add);
    parts.add(jre.part());
    lock.jars().stream().map(LockedJar::part).forEach(parts::add);
    return List.copyOf(parts);
  }
}
