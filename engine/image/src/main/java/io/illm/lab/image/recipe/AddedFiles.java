package io.illm.lab.image.recipe;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Additions;
import io.illm.lab.model.component.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A layer of files and links, from the component's folder and from Go modules. */
final class AddedFiles implements AddedLayer {

  private final SortedMap<String, FileSource> files;
  private final SortedMap<String, String> links;
  private final ImageSource source;
  private final GoBuilds go;
  private final Layers layers;

  AddedFiles(Additions additions, ImageSource source, GoBuilds go, Layers layers) {
    this.files = new TreeMap<>(additions.files());
    this.links = new TreeMap<>(additions.links());
    this.source = source;
    this.go = go;
    this.layers = layers;
  }

  @Override
  public String key() {
    var fingerprint = new Fingerprint().text("laid in files 1").text(links.toString());
    files.forEach((path, file) -> {
      fingerprint.text(path).text(file.toString());
      if (file.module().isPresent()) {
        fingerprint.text(go.lockKey(source.name(), source.folder()));
      } else {
        new FileTree(source.folder().resolve(file.path())).addTo(fingerprint);
      }
    });
    return fingerprint.hex();
  }

  @Override
  public Made make(Progress progress) {
    Layer layer = layers.layer(what(), key(), progress, writer -> write(writer, progress));
    return new Made(layer, List.of());
  }

  private String what() {
    return String.join(" ", files.keySet()) + " " + String.join(" ", links.keySet());
  }

  private void write(LayerWriter layer, Progress progress) throws IOException {
    for (Map.Entry<String, FileSource> file : files.entrySet()) {
      FileSource from = file.getValue();
      var tree = new FileTree(found(from, progress));
      tree.write(file.getKey().substring(1), from.executable(), layer);
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      layer.link(link.getKey().substring(1), link.getValue());
    }
  }

  private Path found(FileSource file, Progress progress) {
    Path root =
        file.module()
            .map(module -> go.moduleFolder(source.name(), source.folder(), module, progress))
            .orElse(source.folder());
    Path found = root.resolve(file.path()).normalize();
    if (!found.startsWith(root) || !Files.exists(found)) {
      throw new BadInput(
          Fault.at(
              Place.startOf(source.folder().resolve("component.yaml")),
              "no file or folder " + file.path() + " in " + file.module().orElse(source.name()),
              "see what is in " + root));
    }
    return found;
  }
}
