package io.illm.lab.image.recipe;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Additions;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Program;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds the layers that a recipe adds to its image. */
public final class AddedLayers {

  private final GoBuilds go;
  private final Layers layers;

  /**
   * Creates a finder of layers.
   *
   * @param go builds the programs of the layers
   * @param layers keeps the layers
   */
  public AddedLayers(GoBuilds go, Layers layers) {
    this.go = go;
    this.layers = layers;
  }

  /**
   * Returns the added layers from the bottom up. Files come before programs, because they change
   * less.
   *
   * @throws BadInput if a lock is missing
   */
  public List<AddedLayer> of(Additions additions, ImageSource source, Progress progress) {
    var parts = new ArrayList<AddedLayer>();
    if (!additions.files().isEmpty() || !additions.links().isEmpty()) {
      parts.add(new AddedFiles(additions, source, go, layers));
    }
    new TreeMap<>(additions.programs())
        .forEach((path, program) -> parts.add(program(path, program, source, progress)));
    return List.copyOf(parts);
  }

  private AddedProgram program(
      String path, GoProgram program, ImageSource source, Progress progress) {
    String file = Path.of(path).getFileName().toString();
    ProgramSet set =
        go.programs(
            source.name(),
            source.folder(),
            Map.of(file, new Program(program, List.of(), false)),
            progress);
    return new AddedProgram(path, set, layers);
  }
}
