package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.report.ClaimCounts;
import io.illm.lab.report.NotRun;
import io.illm.lab.report.Wording;
import io.illm.lab.runner.store.RunFolder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run came to, in a few lines. */
final class RunSummary {

  /** The report has all of them. */
  private static final int LEAKS_SHOWN = 3;

  private static final int REASONS_SHOWN = 5;

  /** Where the values of fields begin. */
  private static final int VALUE_COLUMN = 15;

  private static final int TASKS_SHOWN = 5;

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
    lines.addAll(notRun(run));
    run.studies().forEach(study -> lines.add(field("study", study(study))));
    lines.add(field("audit", audit(run)));
    ClaimCounts counts = ClaimCounts.of(run);
    lines.add(field("checks", wrapped(checks(counts))));
    if (!counts.claimed().isEmpty()) {
      lines.add(field("tasks", tasks(counts)));
    }
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

  /** The steps that were not run, by their reasons. */
  private static List<String> notRun(Run run) {
    List<NotRun> all = NotRun.of(run);
    List<String> lines = new ArrayList<>();
    for (NotRun some : all.subList(0, Math.min(REASONS_SHOWN, all.size()))) {
      lines.add(field("not run", wrapped(some.titles() + ": " + some.reason())));
    }
    if (all.size() > REASONS_SHOWN) {
      lines.add(field("", "and more, which the report has"));
    }
    return lines;
  }

  private static String wrapped(String value) {
    return Words.wrap(value, VALUE_COLUMN, Screen.PLAIN_COLUMNS).strip();
  }

  private static String tasks(ClaimCounts counts) {
    String proved = counts.tasks().size() + " of " + counts.claimed().size() + " proved";
    List<String> others = counts.unprovedTasks();
    String first = String.join(" ", others.stream().limit(TASKS_SHOWN).toList());
    int more = others.size() - Math.min(TASKS_SHOWN, others.size());
    return proved
        + (others.isEmpty() ? "" : ", not " + first)
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** Checks and criteria together: all of them claim something. */
  private static String checks(ClaimCounts counts) {
    return "%d with criteria: %d proved able to fail%s, %d weak, %d unproved%s"
        .formatted(
            counts.claims(),
            counts.proved(),
            counts.emulated() > 0 ? " (" + counts.emulated() + " against an emulator)" : "",
            counts.weak(),
            counts.unproved(),
            counts.notRun() > 0 ? " (" + counts.notRun() + " not run)" : "");
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
