package io.illm.lab.report;

import static io.illm.lab.report.MarkdownText.code;
import static io.illm.lab.report.MarkdownText.table;
import static io.illm.lab.report.MarkdownText.text;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code report.md}: headline, failures, what was not run, studies, checks, environment. */
public final class ReportMarkdown {

  private final StringBuilder page = new StringBuilder();

  private ReportMarkdown() {}

  /** Returns a run as Markdown. */
  public static String of(Run run) {
    var report = new ReportMarkdown();
    report.head(run);
    Failures.of(run).forEach(report::failure);
    report.notRun(run);
    run.studies().forEach(report::study);
    report.checks(run.steps());
    report.environment(run);
    return report.page.toString();
  }

  private void head(Run run) {
    var headline = Headline.of(run);
    page.append("# %s %s\n\n".formatted(headline.tone().sign(), text(run.title())));
    page.append(text(headline.sentence())).append("\n\n");
    var rows =
        headline.tiles().stream()
            .map(t -> List.of(text(t.label()), signed(t.tone(), t.value()), text(t.detail())))
            .toList();
    page.append(table(List.of("what", "result", "detail"), rows));
    page.append("\nRun %s, again with %s.\n".formatted(code(run.id()), code(run.command())));
  }

  private void failure(Failure failure) {
    page.append("\n## ✗ %s\n\n".formatted(text(Wording.capital(failure.title()))));
    page.append("In: %s\\\n".formatted(text(failure.where())));
    page.append("Expected: %s\\\n".formatted(code(failure.expected())));
    page.append("Seen: %s\n".formatted(text(failure.seen())));
    if (!failure.evidence().isBlank()) {
      page.append('\n').append(MarkdownText.block(failure.evidence()));
    }
  }

  private void notRun(Run run) {
    var notRun = NotRun.of(run);
    if (!notRun.isEmpty()) {
      page.append("\n## Not run\n\n").append(steps(notRun));
    }
  }

  /** Returns a table of steps that were not run. */
  static String steps(List<NotRun> notRun) {
    var rows = new ArrayList<List<String>>();
    for (var some : notRun) {
      for (var step : some.steps()) {
        var tasks = String.join(", ", step.tasks());
        rows.add(List.of(text(step.title()), text(some.reason()), tasks));
      }
    }
    return table(List.of("step", "not run, because", "tasks left unproved"), rows);
  }

  private void study(StudyResult study) {
    var verdict = signed(Tone.of(study.verdict()), Wording.of(study));
    page.append("\n## Study: %s, %s\n\n".formatted(text(study.name()), verdict));
    page.append("> %s\n\n".formatted(text(study.hypothesis())));
    if (!study.reason().isEmpty()) {
      page.append(text(study.reason())).append("\n\n");
    }
    page.append(criteria(study)).append('\n');
    page.append(statistics(study));
  }

  /** Returns a table of a study's criteria with their verdicts. */
  static String criteria(StudyResult study) {
    var rows = study.criteria().stream().map(ReportMarkdown::criterion).toList();
    return table(List.of("criterion", "verdict", "condition", "found"), rows);
  }

  private static List<String> criterion(StudyResult.CriterionResult criterion) {
    return List.of(
        text(criterion.name()),
        signed(Tone.of(criterion.verdict()), Wording.of(criterion.verdict())),
        code(criterion.condition()),
        text(criterion.found()));
  }

  /** Returns a table of a study's measures by variant. */
  static String statistics(StudyResult study) {
    var view = new StudyView(study, 0);
    var rows = new ArrayList<List<String>>();
    for (var measure : view.measures()) {
      view.having(measure).forEach((variant, it) -> rows.add(row(measure, variant, it)));
    }
    var head = List.of("measure", "variant", "n", "min", "median", "95 % interval", "max");
    return table(head, rows);
  }

  private static List<String> row(String measure, String variant, StudyResult.Summary it) {
    return List.of(
        code(measure),
        text(variant),
        "" + it.n(),
        Figures.number(it.min()),
        Figures.number(it.median()),
        Figures.interval(it.lo(), it.hi()),
        Figures.number(it.max()));
  }

  private void checks(List<StepResult> steps) {
    page.append("\n## Checks\n\n");
    var rows = new ArrayList<List<String>>();
    for (var step : steps) {
      step.checks().forEach(check -> rows.add(check(step, check)));
      if (step.checks().isEmpty() && step.status() != StepResult.Status.PASSED) {
        var result = signed(Tone.of(step.status()), Wording.of(step.status()));
        rows.add(List.of(text(step.title()), text(step.reason()), result, "", "", ""));
      }
    }
    page.append(table(List.of("step", "check", "result", "control", "tasks", "time"), rows));
  }

  private static List<String> check(StepResult step, CheckResult check) {
    return List.of(
        text(step.title()),
        text(check.name()) + emulator(check),
        signed(Tone.of(check.status()), Wording.of(check.status())),
        text(ProofText.of(check)),
        String.join(", ", check.proves()),
        Figures.duration(check.took()));
  }

  private static String emulator(CheckResult check) {
    return check.emulatedBy().isEmpty() ? "" : " (emulated by " + text(check.emulatedBy()) + ")";
  }

  private void environment(Run run) {
    var where = run.environment();
    page.append("\n## Environment\n\n");
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("lab", text(where.lab() + " at " + where.revision())));
    rows.add(List.of("cluster", text(where.provider())));
    rows.add(List.of("Kubernetes", text(where.kubernetes())));
    where.facts().forEach((name, value) -> rows.add(List.of(text(name), text(value))));
    where.images().forEach((name, digest) -> rows.add(List.of(code(name), code(digest))));
    page.append(table(List.of("fact", "value"), rows));
  }

  private static String signed(Tone tone, String words) {
    return tone == Tone.NEUTRAL ? text(words) : tone.sign() + " " + text(words);
  }
}
