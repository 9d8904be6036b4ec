package io.illm.lab.image.recipe;

import io.illm.lab.image.ImageSource;
import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.go.GoBuilds;
import io.illm.lab.image.go.ProgramSet;
import io.illm.lab.image.oci.ImageConfig;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Program;
import io.illm.lab.model.component.Recipe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The plan of an image of one Go program on an empty base. The image has no CA certificates: in a
 * sealed cluster a program gets those of the cluster, and those of the host would make the digest
 * depend on the host.
 */
public final class GoImage implements Plan {

  private final String image;
  private final Recipe.Go recipe;
  private final ImageSource source;
  private final Layers layers;
  private final ProgramSet programs;

  /** Creates the plan of a recipe whose module has a lock. */
  public GoImage(
      String image,
      Recipe.Go recipe,
      ImageSource source,
      GoBuilds builds,
      Layers layers,
      Progress progress) {
    this.image = image;
    this.recipe = recipe;
    this.source = source;
    this.layers = layers;
    var program = new Program(recipe.program(), List.of(), false);
    this.programs =
        builds.programs(source.name(), source.folder(), Map.of(file(), program), progress);
  }

  private String file() {
    return Path.of(path()).getFileName().toString();
  }

  @Override
  public String key() {
    return new Fingerprint().text("go image 1").text(programs.key()).hex();
  }

  @Override
  public List<ProgramSet> programs() {
    return List.of(programs);
  }

  @Override
  public Contents make(Progress progress) {
    AddedLayer.Made program = new AddedProgram(path(), programs, layers).make(progress);
    var config =
        new ImageConfig(
            recipe.launch().entrypoint(),
            environment(),
            "/",
            ImageConfig.NOBODY,
            labels(program.parts()).map());
    return new Contents(
        List.of(BaseFiles.layer(layers, progress), program.layer()),
        config,
        new Sbom(image, source.version(), source.licence(), program.parts()));
  }

  private String path() {
    return recipe.launch().entrypoint().getFirst();
  }

  private Labels labels(List<Sbom.Part> parts) {
    String main = recipe.program().main();
    String version = programs.versionOf(main, parts);
    return new Labels(
        source.title(),
        source.version(),
        source.licence(),
        programs.sourceOf(main, parts),
        version.isEmpty() ? programs.key() : version,
        "scratch");
  }

  private static SequencedMap<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", "/tmp");
    return environment;
  }
}
