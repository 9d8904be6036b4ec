package io.illm.lab.report;

import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.report.plot.LoadPlot;
import io.illm.lab.report.plot.LoadScales;
import io.illm.lab.report.plot.StandaloneSvg;
import io.illm.lab.report.plot.StripPlot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a run's numbers and plots into its experiment: {@code results/summary.json}, {@code
 * results/*.svg}, and the text between {@code <!-- results -->} and {@code <!-- /results -->} in
 * README.md. So nobody types figures into a README.
 */
public final class Publish {

  private static final String OPEN = FolderContent.RESULTS;
  private static final String CLOSE = FolderContent.END_OF_RESULTS;
  private static final Pattern BETWEEN =
      Pattern.compile("(?s)" + Pattern.quote(OPEN) + ".*?" + Pattern.quote(CLOSE));

  private final Run run;
  private final Path results;
  private final StringBuilder text = new StringBuilder();

  private Publish(Run run, Path experiment) {
    this.run = run;
    this.results = experiment.resolve("results");
  }

  /**
   * Publishes a run into the folder of its experiment.
   *
   * @throws Broken if README.md lacks the two markers, or a file cannot be read or written
   */
  public static void into(Run run, Path experiment) {
    var readme = experiment.resolve("README.md");
    var old = read(readme);
    if (!BETWEEN.matcher(old).find()) {
      throw new Broken(
          readme + " has no place for the results",
          "add the lines " + OPEN + " and " + CLOSE + " where they should stand");
    }
    var publish = new Publish(run, experiment);
    publish.write();
    var block = OPEN + "\n" + publish.text + CLOSE;
    Reports.put(readme, BETWEEN.matcher(old).replaceFirst(Matcher.quoteReplacement(block)));
  }

  private void write() {
    Reports.put(results.resolve("summary.json"), RunJson.pretty(PublishedResults.of(run)));
    text.append(
        "%s Measured on %s, %s, Kubernetes %s; run `%s`.\n"
            .formatted(
                Headline.of(run).sentence(),
                Figures.moment(run.started()),
                run.environment().provider(),
                run.environment().kubernetes(),
                run.id()));
    notRun();
    emulated();
    for (int i = 0; i < run.studies().size(); i++) {
      study(new StudyView(run.studies().get(i), i));
    }
  }

  private void notRun() {
    var notRun = NotRun.of(run);
    if (!notRun.isEmpty()) {
      text.append("\n**Not run here:**\n\n").append(ReportMarkdown.steps(notRun));
    }
  }

  private void emulated() {
    var tally = ClaimCounts.of(run);
    if (tally.emulated() > 0) {
      text.append(
          "\n**Emulated:** of %s, %d against an emulator: %s.\n"
              .formatted(
                  Figures.count(tally.proved(), "proved claim"),
                  tally.emulated(),
                  MarkdownText.text(String.join("; ", tally.emulators()))));
    }
  }

  private void study(StudyView view) {
    var study = view.study();
    text.append("\n**%s: %s.** ".formatted(study.name(), Wording.of(study)));
    text.append(study.hypothesis().strip()).append("\n\n");
    if (study.verdict() == StudyResult.Verdict.NOT_RUN) {
      text.append(MarkdownText.text(Wording.capital(study.reason()))).append(".\n");
      return;
    }
    text.append(ReportMarkdown.criteria(study)).append('\n');
    text.append(ReportMarkdown.statistics(study)).append('\n');
    for (var measure : view.measures()) {
      picture(
          study, measure, "%s by variant".formatted(measure), StripPlot.of("p", study, measure));
    }
    var scales = LoadScales.of(view.loaded());
    for (var trial : view.featured()) {
      var alt = "%s over time, %s".formatted(Wording.capital(view.courses()), trial.variant());
      var svg = LoadPlot.of("p", trial, scales, LoadPlot.Size.WIDE);
      picture(study, "load-" + trial.variant(), alt, svg);
    }
  }

  private void picture(StudyResult study, String name, String alt, String svg) {
    var file = slug(study.name() + "-" + name) + ".svg";
    Reports.put(results.resolve(file), StandaloneSvg.of(svg));
    text.append("![%s](results/%s)\n".formatted(MarkdownText.text(alt), file));
  }

  private static String slug(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Broken("cannot read " + file, e);
    }
  }
}
