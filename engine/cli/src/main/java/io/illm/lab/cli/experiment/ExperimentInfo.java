package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.Mention;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.report.Freshness;
import io.illm.lab.report.PublishedResults;
import io.illm.lab.report.coverage.Coverage;
import io.illm.lab.report.coverage.Portfolio;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab info}: shows what an experiment does, needs and proves, or a section's tasks. */
@Command(name = "info", description = "show an experiment, or the tasks of a section")
public final class ExperimentInfo implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "EXPERIMENT|SECTION",
      description = "a name, the path of a folder, or a section of the roadmap such as 8.1")
  private String name = "";

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ExperimentInfo(Lab lab) {
    this.lab = lab;
  }

  record StepView(String title, List<String> needs, List<String> after, List<String> checks) {}

  record StudyView(String name, String hypothesis, List<String> variants, int trials) {}

  record View(
      String name,
      String section,
      String title,
      String readme,
      List<String> components,
      List<String> capabilities,
      List<String> apps,
      long memoryBytes,
      List<StepView> steps,
      List<StudyView> studies,
      List<String> proves,
      String results) {}

  @Override
  public Integer call() {
    if (Sections.named(name)) {
      lab.terminal().print(section());
      return ExitCode.OK.code();
    }
    View view = view(lab.library().experiment(name));
    lab.terminal().print(json ? Json.of(view) : text(view, lab.terminal().outScreen()));
    return ExitCode.OK.code();
  }

  private String section() {
    Coverage coverage = Coverage.of(Portfolio.of(lab.library()));
    SectionTasks tasks = new SectionTasks(coverage, Sections.named(name, coverage.roadmap()));
    return json ? Json.of(tasks.rows()) : tasks.claimants(lab.terminal().outScreen());
  }

  private View view(Experiment experiment) {
    return new View(
        experiment.name(),
        experiment.section(),
        experiment.title(),
        lab.library().relative(experiment.readme().file()).toString(),
        experiment.needs().components(),
        experiment.needs().capabilities().stream().map(Capability::word).toList(),
        experiment.needs().apps(),
        experiment.needs().memoryBytes(),
        experiment.tutorial().stream()
            .map(step ->
                new StepView(
                    step.title(),
                    step.needs().words(),
                    step.after().stream().map(Mention::name).toList(),
                    step.checks().stream().map(Check::name).toList()))
            .toList(),
        experiment.studies().stream().map(ExperimentInfo::view).toList(),
        proves(experiment),
        results(Freshness.of(experiment.folder())));
  }

  private static String results(Freshness freshness) {
    return switch (freshness) {
      case Freshness.Fresh(PublishedResults results) -> "fresh: run " + results.run();
      case Freshness.Stale(PublishedResults results, List<String> changed) ->
          "stale: run " + results.run() + "; changed since: " + String.join(", ", changed);
      case Freshness.Unreadable unreadable -> "stale: " + unreadable.why();
      case Freshness.NeverPublished _ -> "never published";
    };
  }

  private static StudyView view(Study study) {
    return new StudyView(
        study.name(),
        study.hypothesis().strip(),
        List.copyOf(study.variants().keySet()),
        study.trials());
  }

  private static List<String> proves(Experiment experiment) {
    return Stream.concat(
            experiment.steps().stream().flatMap(step -> step.checks().stream()).map(Check::proves),
            experiment.studies().stream()
                .flatMap(study -> study.criteria().stream())
                .map(Study.Criterion::proves))
        .flatMap(List::stream)
        .distinct()
        .sorted()
        .toList();
  }

  private static String text(View view, Screen screen) {
    StringBuilder text = new StringBuilder();
    text.append(Style.BOLD.on(screen, view.section() + " " + view.title())).append('\n');
    text.append(Words.field("name", view.name()));
    text.append(Words.field("readme", view.readme()));
    text.append(Words.field("components", String.join(", ", view.components())));
    text.append(Words.field("capabilities", String.join(", ", view.capabilities())));
    text.append(Words.field("apps", String.join(", ", view.apps())));
    text.append(
        Words.field("memory", view.memoryBytes() == 0 ? "" : Words.size(view.memoryBytes())));
    text.append(Words.field("proves", String.join(" ", view.proves())));
    text.append(Words.field("results", view.results()));
    text.append('\n').append(Style.BOLD.on(screen, "Steps")).append('\n');
    for (StepView step : view.steps()) {
      text.append("  ").append(step.title()).append('\n');
      if (!step.needs().isEmpty()) {
        text.append("    needs ").append(String.join(", ", step.needs())).append('\n');
      }
      if (!step.after().isEmpty()) {
        text.append("    after ").append(String.join(", ", step.after())).append('\n');
      }
      step.checks().forEach(check -> text.append("    - ").append(check).append('\n'));
    }
    for (StudyView study : view.studies()) {
      text.append('\n').append(Style.BOLD.on(screen, "Study: " + study.name())).append('\n');
      text.append(Words.wrap(study.hypothesis(), 2, Screen.PLAIN_COLUMNS));
      text.append("  ")
          .append(String.join(" against ", study.variants()))
          .append(", ")
          .append(Words.count(study.trials(), "trial"))
          .append(" each\n");
    }
    return text.toString().stripTrailing();
  }
}
