package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.ImageOrigin;
import io.illm.lab.model.component.ManifestSource;
import io.illm.lab.model.component.Patch;
import io.illm.lab.model.component.Recipe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab component info}: shows one component. */
@Command(name = "info", description = "show a component's sources, images and programs")
public final class ComponentInfo implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "COMPONENT", description = "its name")
  private String name = "";

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ComponentInfo(Lab lab) {
    this.lab = lab;
  }

  record View(
      String name,
      String version,
      String title,
      String licence,
      String namespace,
      List<String> provides,
      List<String> needs,
      List<String> manifests,
      List<String> patches,
      Map<String, String> images,
      List<String> programs) {

    static View of(Component component) {
      return new View(
          component.name(),
          component.version(),
          component.title(),
          component.licence(),
          component.namespace().orElse(""),
          component.provides().stream().map(Capability::word).toList(),
          ComponentList.needs(component),
          component.manifests().stream().map(ComponentInfo::source).toList(),
          component.patches().stream().map(Patch::path).toList(),
          component.images().entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, image -> recipe(image.getValue()))),
          component.programs().keySet().stream().sorted().toList());
    }
  }

  @Override
  public Integer call() {
    View view = View.of(lab.library().component(name));
    lab.terminal().print(json ? Json.of(view) : text(view, lab.terminal().outScreen()));
    return ExitCode.OK.code();
  }

  private static String text(View view, Screen screen) {
    StringBuilder text = new StringBuilder();
    text.append(Style.BOLD.on(screen, view.name() + " " + view.version())).append('\n');
    text.append(Words.field("title", view.title()));
    text.append(Words.field("licence", view.licence()));
    text.append(Words.field("namespace", view.namespace()));
    text.append(Words.field("provides", String.join(", ", view.provides())));
    text.append(Words.field("needs", String.join(", ", view.needs())));
    text.append(Words.field("programs", String.join(", ", view.programs())));
    view.manifests().forEach(manifest -> text.append(Words.field("manifest", manifest)));
    view.patches().forEach(patch -> text.append(Words.field("patch", patch)));
    view.images()
        .forEach((image, recipe) -> text.append(Words.field("image", image + " (" + recipe + ")")));
    return text.toString().stripTrailing();
  }

  private static String source(ManifestSource source) {
    return switch (source) {
      case ManifestSource.Own own -> own.path();
      case ManifestSource.GoModule module -> module.module() + " " + module.path();
      case ManifestSource.Chart chart ->
          "chart " + chart.chart() + chart.version().map(version -> " " + version).orElse("");
    };
  }

  private static String recipe(ImageOrigin origin) {
    return switch (origin) {
      case ImageOrigin.PullOnly pullOnly -> "pulled: " + pullOnly.reason();
      case Recipe.Go _ -> "go";
      case Recipe.App app -> "app " + app.app();
      case Recipe.Debian debian -> "debian " + String.join(" ", debian.packages());
      case Recipe.Maven maven -> "maven " + String.join(" ", maven.coordinates());
      case Recipe.Python python -> "python " + python.requirements();
      case Recipe.Npm npm -> "npm " + npm.packageLock();
    };
  }
}
