package io.illm.lab.component.cost;

import io.illm.lab.model.Broken;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ManifestSource;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Go modules of a component's software, with their versions.
 *
 * @param component the component
 */
public record SoftwareOrigin(Component component) {

  private static final Pattern REQUIRED = Pattern.compile("^(?:require)?\\s*(\\S+\\.\\S+) (v\\S+)");

  private record Required(String module, String version) {}

  /** Returns the modules with their versions, each once. */
  public List<String> modules() {
    List<Required> required = required();
    return paths()
        .flatMap(path ->
            required.stream()
                .filter(pin -> (path + "/").startsWith(pin.module() + "/"))
                .max(Comparator.comparingInt(pin -> pin.module().length()))
                .stream())
        .map(pin -> pin.module() + " " + pin.version())
        .distinct()
        .toList();
  }

  private Stream<String> paths() {
    Stream<String> manifests =
        component.manifests().stream()
            .filter(ManifestSource.GoModule.class::isInstance)
            .map(source -> ((ManifestSource.GoModule) source).module());
    Stream<String> images =
        component.images().values().stream()
            .filter(Recipe.Go.class::isInstance)
            .map(recipe -> ((Recipe.Go) recipe).program().main());
    Stream<String> programs =
        component.programs().values().stream().map(program -> program.go().main());
    return Stream.of(manifests, images, programs).flatMap(Function.identity());
  }

  private List<Required> required() {
    Path goMod = component.folder().resolve("go.mod");
    try {
      List<String> lines = Files.isRegularFile(goMod) ? Files.readAllLines(goMod) : List.of();
      return lines.stream()
          .map(REQUIRED::matcher)
          .filter(Matcher::find)
          .map(found -> new Required(found.group(1), found.group(2)))
          .toList();
    } catch (IOException e) {
      throw new Broken("reading " + goMod, e);
    }
  }
}
