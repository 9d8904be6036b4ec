package io.illm.lab.cluster;

import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.LayerWriter;
import io.illm.lab.image.oci.OciArchive;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Creates images with many files. Only their size matters; no test runs them. {@code bench/} uses
 * them too.
 */
final class ManyFiles {

  private static final int BYTES = 25_000;

  private ManyFiles() {}

  /**
   * Creates an image and prints its digest. The arguments are {@code FOLDER NAME LAYERS
   * FILES-PER-LAYER}.
   */
  static void main(String[] arguments) throws IOException {
    var image =
        image(
            Path.of(arguments[0]),
            arguments[1],
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]));
    System.out.println(image.digest());
  }

  /**
   * Creates an image in the file {@code image.tar} of a folder. It shares no layer with other
   * images.
   */
  static ImageArchive image(Path folder, String name, int layers, int files) throws IOException {
    var made = new ArrayList<Layer.Stored>();
    for (int i = 0; i < layers; i++) {
      made.add(layer(folder.resolve("layer-" + i + ".tar"), name.hashCode() + i, files));
    }
    var labels = Map.of("name", name);
    var config =
        new ImageConfig(List.of("/none"), new LinkedHashMap<>(), "/", ImageConfig.NOBODY, labels);
    var tar = folder.resolve("image.tar");
    var digest = OciArchive.write(tar, name, Architecture.ofThisMachine(), config, made);
    for (var layer : made) {
      Files.delete(layer.tar());
    }
    return new ImageArchive(name, tar, digest);
  }

  private static Layer.Stored layer(Path tar, int seed, int files) throws IOException {
    var random = new Random(seed);
    var content = new byte[BYTES];
    try (var layer = new LayerWriter(tar)) {
      for (int i = 0; i < files; i++) {
        random.nextBytes(content);
        var path = "data/%d/%d".formatted(Math.abs(seed) + i / 100, i);
        layer.file(path, 0644, BYTES, new ByteArrayInputStream(content));
      }
      var digest = layer.finish();
      return new Layer.Stored(files + " files", tar, digest, Files.size(tar));
    }
  }
}
