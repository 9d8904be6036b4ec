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

/** Finds what a recipe lays into its image. */
public final class AddedLayers {

  private final GoBuilds go;
  private final Layers layers;

  /** Parts whose programs are built so, and whose layers are kept there. */
  public AddedLayers(GoBuilds go, Layers layers) {
    this.go = go;
    this.layers = layers;
  }

  /**
   * The parts in the order of their layers: files change less than programs do.
   *
   * @throws BadInput where a lock is missing
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
