package io.illm.lab.image.python;

import io.illm.lab.host.ProcessResult;
import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.cache.FailureLog;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.AddedLayer;
import io.illm.lab.image.recipe.FileTree;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A layer with files of one locked Python wheel. Python is not needed to use them. */
public final class WheelFiles implements AddedLayer {

  private static final Duration USUAL = Duration.ofSeconds(15);

  /** How many files of a wheel a fault names. */
  private static final int NAMED = 10;

  private final Path lock;
  private final Requirements.Pinned wheel;
  private final SortedMap<String, WheelFile> files;
  private final Pip pip;
  private final Cache cache;
  private final Layers layers;

  private WheelFiles(
      Path lock,
      Requirements.Pinned wheel,
      SortedMap<String, WheelFile> files,
      Pip pip,
      Cache cache,
      Layers layers) {
    this.lock = lock;
    this.wheel = wheel;
    this.files = files;
    this.pip = pip;
    this.cache = cache;
    this.layers = layers;
  }

  /**
   * Returns a layer for each wheel that an image takes files of, and reads their locks.
   *
   * @param files the files by their paths in the image
   * @param folder the folder that the locks' paths are relative to
   * @throws BadInput if a lock is missing or wrong, or has no such package
   */
  public static List<AddedLayer> layers(
      Map<String, WheelFile> files,
      Path folder,
      Architecture architecture,
      Cache cache,
      Layers layers) {
    SortedMap<String, SortedMap<String, WheelFile>> wheels = new TreeMap<>();
    files.forEach((path, file) ->
        wheels
            .computeIfAbsent(file.lock() + " " + file.wheel(), _ -> new TreeMap<>())
            .put(path, file));
    List<AddedLayer> all = new ArrayList<>();
    for (SortedMap<String, WheelFile> ofOne : wheels.values()) {
      WheelFile first = ofOne.sequencedValues().getFirst();
      Path lock = folder.resolve(first.lock());
      Requirements.Pinned wheel = pinned(first.wheel(), lock);
      all.add(new WheelFiles(lock, wheel, ofOne, Pip.forFiles(architecture), cache, layers));
    }
    return List.copyOf(all);
  }

  private static Requirements.Pinned pinned(String wheel, Path lock) {
    return Requirements.read(lock)
        .find(wheel)
        .orElseThrow(() ->
            new BadInput(
                Fault.at(
                    Place.startOf(lock),
                    "no package `" + wheel + "` in the lock",
                    "name it in requirements.in, then lock again with `lab image lock`")));
  }

  @Override
  public String key() {
    var fingerprint = new Fingerprint().text("wheel files 1").text(pip.toString());
    fingerprint.text(wheel.line());
    files.forEach((path, file) ->
        fingerprint.text(path).text(file.path()).text(Boolean.toString(file.executable())));
    return fingerprint.hex();
  }

  @Override
  public Made make(Progress progress) {
    String what = String.join(" ", files.keySet());
    return new Made(
        layers.layer(what, key(), progress, layer -> write(layer, progress)),
        List.of(wheel.part()));
  }

  private void write(LayerWriter layer, Progress progress) throws IOException {
    try (var part = cache.scratch("wheel");
        var _ = progress.begin("downloading " + wheel.name() + " " + wheel.version(), USUAL)) {
      Path root = Files.createDirectory(part.folder().resolve("installed"));
      install(root, part.folder());
      for (Map.Entry<String, WheelFile> file : files.entrySet()) {
        var tree = new FileTree(found(file.getValue(), root));
        tree.write(file.getKey().substring(1), file.getValue().executable(), layer);
      }
    }
  }

  private void install(Path root, Path part) throws IOException {
    Path requirement = Files.writeString(part.resolve("requirement.txt"), wheel.line() + "\n");
    ProcessResult ended =
        pip.install(root, List.of("--no-deps", "--require-hashes", "-r", requirement.toString()));
    if (!ended.succeeded()) {
      throw new BadInput(
          Fault.at(
              Place.startOf(lock),
              "pip can't install what is locked: " + FailureLog.keep(ended, "pip", cache.root()),
              "restore the lock from git, or lock again with `lab image lock`"));
    }
  }

  private Path found(WheelFile file, Path root) {
    Path found = root.resolve(file.path()).normalize();
    if (!found.startsWith(root) || !Files.exists(found)) {
      throw new BadInput(
          Fault.at(
              Place.of(lock.resolveSibling("component.yaml"), "wheels:", file.path()),
              "no file or folder " + file.path() + " in the wheel of " + wheel.name(),
              "it has " + String.join(", ", inside(root))));
    }
    return found;
  }

  private static List<String> inside(Path root) {
    return new FileTree(root).names().stream().limit(NAMED).toList();
  }
}
