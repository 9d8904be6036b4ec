package io.illm.lab.image.recipe;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Layer;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.util.List;

/**
 * A layer with a Go program.
 *
 * @param path the program's path in the image
 * @param program a set that has only this program
 * @param layers keeps the layer
 */
record AddedProgram(String path, ProgramSet program, Layers layers) implements AddedLayer {

  @Override
  public String key() {
    return new Fingerprint().text("go layer 1").text(inside()).text(program.key()).hex();
  }

  @Override
  public List<ProgramSet> programs() {
    return List.of(program);
  }

  @Override
  public Made make(Progress progress) {
    Path built = program.build(progress).resolve(file());
    Layer layer =
        layers.rewritten(
            inside(), layerKey(), progress, writer -> writer.file(inside(), 0755, built));
    return new Made(layer, program.parts(built));
  }

  /** The cache once kept the whole layer under {@link #key}. */
  private String layerKey() {
    return new Fingerprint().text("go layer 2").text(key()).hex();
  }

  String file() {
    return Path.of(path).getFileName().toString();
  }

  private String inside() {
    return path.substring(1);
  }
}
