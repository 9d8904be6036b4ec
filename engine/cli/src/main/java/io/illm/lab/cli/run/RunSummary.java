package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.report.Wording;
import io.illm.lab.runner.store.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a run came to, in a few lines. */
final class RunSummary {

  /** The report has all of them. */
  private static final int LEAKS_SHOWN = 3;

  private final Screen screen;

  RunSummary(Screen screen) {
    this.screen = screen;
  }

  /**
   * The summary's lines.
   *
   * @param signal the one that stopped the run; empty where none came
   */
  List<String> lines(Run run, RunFolder folder, Optional<StopSignal> signal) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(Style.BOLD.on(screen, run.experiment() + ": " + run.title()));
    lines.add(field("tutorial", word(run.outcome().tutorial().name())));
    run.studies().forEach(study -> lines.add(field("study", study(study))));
    lines.add(field("audit", audit(run)));
    lines.add(field("checks", checks(run)));
    run.outcome().broken().ifPresent(why -> lines.add(field("broken", Style.BAD.on(screen, why))));
    if (run.outcome().interrupted()) {
      lines.add(field("stopped", "by " + signal.map(StopSignal::words).orElse("a signal")));
    }
    lines.add(field("took", Words.duration(Duration.between(run.started(), run.ended()))));
    lines.add(field("report", folder.path().resolve("report.html").toString()));
    return List.copyOf(lines);
  }

  private String study(StudyResult study) {
    String verdict = styled(study.verdict().name(), Wording.of(study)) + "  " + study.name();
    return study.reason().isEmpty() ? verdict : verdict + ": " + study.reason();
  }

  private String audit(Run run) {
    String state = word(run.audit().state().name());
    List<String> leaks = run.audit().leaks();
    if (leaks.isEmpty()) {
      return state;
    }
    String first = String.join(", ", leaks.stream().limit(LEAKS_SHOWN).toList());
    int more = leaks.size() - Math.min(LEAKS_SHOWN, leaks.size());
    return state + ": " + first + (more > 0 ? ", and " + more + " more" : "");
  }

  /** Checks and criteria together: all of them claim something. */
  private static String checks(Run run) {
    List<CheckResult> checks =
        Stream.concat(
                run.steps().stream(),
                run.studies().stream()
                    .flatMap(study -> study.trials().stream().limit(1))
                    .flatMap(trial -> trial.steps().stream()))
            .map(StepResult::checks)
            .flatMap(List::stream)
            .toList();
    List<Control> controls =
        Stream.concat(
                checks.stream().map(CheckResult::control),
                run.studies().stream()
                    .flatMap(study -> study.criteria().stream())
                    .map(StudyResult.CriterionResult::control))
            .toList();
    long proved = controls.stream().filter(c -> c == Control.FALSE || c == Control.BROKEN).count();
    long weak = controls.stream().filter(c -> c == Control.ABSENT).count();
    long unproved = controls.size() - proved - weak;
    return "%d with criteria: %d proved able to fail, %d weak, %d unproved"
        .formatted(controls.size(), proved, weak, unproved);
  }

  private String word(String constant) {
    return styled(constant, constant.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private String styled(String constant, String word) {
    return switch (constant) {
      case "PASSED", "VALIDATED", "CLEAN" -> Style.GOOD.on(screen, word);
      case "PARTIAL", "INSUFFICIENT", "NOT_RUN" -> Style.WARNING.on(screen, word);
      default -> Style.BAD.on(screen, word);
    };
  }

  private static String field(String name, String value) {
    return Words.field(name, value).stripTrailing();
  }
}
