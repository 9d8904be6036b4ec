package io.illm.lab.report.coverage;

import io.illm.lab.model.Roadmap;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.report.Figures;
import io.illm.lab.report.MarkdownText;
import io.illm.lab.report.PublishedResults;
import io.illm.lab.report.Reports;
import io.illm.lab.report.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code experiments/CATALOG.md}: each experiment with the figures of its published run, by phase
 * of the roadmap. It shows what was published; whether that is still fresh, {@code lab list} says.
 */
public final class Catalogue {

  private static final String HEAD =
      """
      # Catalogue

      The experiments by phase of the [roadmap](../docs/roadmap.md), with the figures of the run that is published in each. `lab publish`
      writes this page, and `lab catalog` prints it. A task is proved by a check or a criterion that held and was shown able to fail.
      """;

  private static final String COLUMNS =
      """

      | section | experiment | outcome | time | memory | tasks | measured |
      | --- | --- | --- | --- | --- | --- | --- |
      """;

  private static final String NONE = "–";

  private final Portfolio portfolio;

  private Catalogue(Portfolio portfolio) {
    this.portfolio = portfolio;
  }

  /** Returns the page's file in a checkout. */
  public static Path file(Path root) {
    return root.resolve("experiments").resolve("CATALOG.md");
  }

  /** Returns the page's text. */
  public static String of(Portfolio portfolio) {
    return HEAD
        + portfolio.roadmap().phases().stream()
            .map(new Catalogue(portfolio)::phase)
            .collect(Collectors.joining());
  }

  /** Writes the page. */
  public static void write(Portfolio portfolio) {
    Reports.put(file(portfolio.library().root()), of(portfolio));
  }

  private String phase(Roadmap.Phase phase) {
    String rows =
        phase.sections().stream()
            .flatMap(section -> portfolio.of(section.id()).stream().map(each -> row(section, each)))
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? ""
        : "\n## Phase %d: %s\n".formatted(phase.number(), phase.title()) + COLUMNS + rows;
  }

  private static String row(Roadmap.Section section, Portfolio.Entry entry) {
    Experiment experiment = entry.experiment();
    Optional<PublishedResults> results = entry.freshness().published();
    return "| %s | [%s](%s/README.md) | %s | %s | %s | %s | %s |\n"
        .formatted(
            section.id() + " " + MarkdownText.text(section.title()),
            MarkdownText.text(experiment.title()),
            experiment.name(),
            cell(results.map(Catalogue::outcome)),
            cell(results.map(published -> Figures.duration(published.took()))),
            cell(memory(experiment)),
            cell(results.map(published -> TaskCounts.of(section, published).sentence())),
            cell(results.map(Catalogue::measured)));
  }

  private static String cell(Optional<String> text) {
    return text.orElse(NONE);
  }

  private static String outcome(PublishedResults results) {
    List<String> verdicts =
        results.studies().values().stream()
            .map(study -> Wording.of(study.verdict(), study.trials()))
            .toList();
    String tutorial = Wording.of(results.tutorial());
    return verdicts.isEmpty() ? tutorial : tutorial + ", " + Wording.studies(verdicts);
  }

  private static Optional<String> memory(Experiment experiment) {
    long bytes = experiment.needs().memoryBytes();
    return bytes == 0 ? Optional.empty() : Optional.of(Figures.size(bytes));
  }

  private static String measured(PublishedResults results) {
    return "%s, `%s`".formatted(Figures.day(results.started()), results.environment().revision());
  }
}
