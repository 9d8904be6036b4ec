package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.cost.ComponentCost;
import io.illm.lab.component.cost.CostFile;
import io.illm.lab.component.cost.SoftwareOrigin;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Recipe;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code lab component table}: prints the page {@code docs/reference/components.md}. */
@Command(name = "table", description = "print the components with their figures, as Markdown")
public final class ComponentTable implements Callable<Integer> {

  private static final String HEAD =
      """
      # Components

      `lab component table` generates this page. `lab component measure` writes the figures to
      [components.json](components.json). A dash means: not measured, or measured at another
      version.

      - Made in: the time of the last build of the programs and images, one after another. Files in
        the caches of Go, apt or the lab cost no time. For the time on a new machine, measure after
        a first install there.
      - Images: the size of their archives.
      - Idle: the working set of the pods by the kubelet, a minute after the youngest pod started.

      | component | version | licence | from | made in | images | idle | measured |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      """;

  private final Lab lab;

  /** Creates the command. */
  public ComponentTable(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Map<String, ComponentCost> figures = CostFile.of(lab.library()).read();
    String rows =
        lab.library().components().stream()
            .map(lab.library()::component)
            .map(component -> row(component, Optional.ofNullable(figures.get(component.name()))))
            .collect(Collectors.joining("\n"));
    lab.terminal().print(HEAD + rows);
    return ExitCode.OK.code();
  }

  private static String row(Component component, Optional<ComponentCost> measured) {
    Optional<ComponentCost> figures =
        measured.filter(each -> each.version().equals(component.version()));
    return "| "
        + Stream.of(
                "[%s](../../components/%s)".formatted(component.name(), component.name()),
                component.version(),
                component.licence(),
                source(component),
                cell(figures, f -> f.buildSeconds() == 0 ? "-" : time(f.buildSeconds())),
                cell(figures, f -> f.images().isEmpty() ? "-" : Words.size(f.imageBytes())),
                cell(figures, f -> f.pods() == 0 ? "-" : Words.size(f.idleBytes())),
                cell(figures, f -> f.date() + ", " + f.machine()))
            .collect(Collectors.joining(" | "))
        + " |";
  }

  private static String cell(
      Optional<ComponentCost> figures, Function<ComponentCost, String> field) {
    return figures.map(field).orElse("-");
  }

  private static String time(double seconds) {
    return Words.duration(Duration.ofMillis(Math.round(seconds * 1000)));
  }

  /** Returns the Go modules and the kinds of other recipes. */
  private static String source(Component component) {
    Stream<String> others =
        component.images().values().stream()
            .filter(recipe -> !(recipe instanceof Recipe.Go))
            .map(recipe -> recipe.getClass().getSimpleName() + " packages");
    return Stream.concat(new SoftwareOrigin(component).modules().stream(), others)
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
