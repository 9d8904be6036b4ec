package io.illm.lab.cli.run;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Style;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.model.Progress;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.report.Figures;
import io.illm.lab.report.Wording;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows a run as it happens: a line for what has ended, the live line for what is waited for. */
final class RunDisplay implements RunListener, AutoCloseable {

  private final Terminal terminal;
  private final Screen screen;
  private Optional<Progress.Part> waiting = Optional.empty();
  private boolean inTrial;

  RunDisplay(Terminal terminal) {
    this.terminal = terminal;
    this.screen = terminal.errScreen();
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEvent.RunBegan began -> say(Style.FAINT, "run " + began.id());
      case RunEvent.PhaseBegan phase -> say(Style.BOLD, phase.name());
      case RunEvent.PhaseEnded phase -> phaseEnded(phase);
      case RunEvent.StepBegan step ->
          say(Style.BOLD, "  %d/%d %s".formatted(step.number(), step.of(), step.title()));
      case RunEvent.BlockBegan block ->
          wait("commands at README.md:" + block.line(), Duration.ZERO);
      case RunEvent.BlockEnded _ -> waited();
      case RunEvent.CheckBegan check -> wait(check.check(), Duration.ZERO);
      case RunEvent.CheckEnded check -> checkEnded(check.result());
      case RunEvent.StepEnded step -> stepEnded(step.result());
      case RunEvent.InvariantBroke broke -> invariantBroke(broke);
      case RunEvent.InvariantUnproved unproved ->
          mark(Style.WARNING, "!", unproved.check() + ": unproved, " + unproved.because());
      case RunEvent.BreakBegan broken -> wait("breaking: " + broken.check(), Duration.ZERO);
      case RunEvent.NodeActing acting ->
          wait(acting.act().word() + " " + acting.node(), Duration.ZERO);
      case RunEvent.NodeActed acted -> nodeActed(acted);
      case RunEvent.TrialBegan trial -> trialBegan(trial);
      case RunEvent.TrialEnded trial -> trialEnded(trial.trial());
      case RunEvent.VerdictReached study -> verdict(study);
      case RunEvent.ControlTried tried -> control(tried);
      case RunEvent.Creating _, RunEvent.Leaked _, RunEvent.RunUndone _, RunEvent.RunEnded _ -> {}
    }
  }

  private void phaseEnded(RunEvent.PhaseEnded phase) {
    waited();
    String detail = phase.detail().isEmpty() ? "" : "  " + phase.detail();
    say(Style.FAINT, "  %s%s".formatted(Words.duration(phase.took()), detail));
  }

  private void nodeActed(RunEvent.NodeActed acted) {
    waited();
    say(Style.FAINT, "    %s  %s".formatted(acted.act().word(), acted.seen()));
  }

  private void control(RunEvent.ControlTried tried) {
    if (tried.control() == Control.ALREADY_HELD) {
      mark(Style.BAD, "✗", tried.check() + ": held before the step did anything");
    }
  }

  /** In a trial the checks speak only where they fail: there are many trials. */
  private void checkEnded(CheckResult check) {
    waited();
    if (check.failed()) {
      boolean unseen = check.status() == CheckResult.Status.UNREADABLE;
      mark(Style.BAD, "✗", check.name() + (unseen ? ": it could not be seen" : ""));
      check.message().lines().forEach(line -> say(Style.FAINT, "        " + line));
    } else if (!inTrial) {
      String emulator = check.emulatedBy().isEmpty() ? "" : ", emulated by " + check.emulatedBy();
      mark(Style.GOOD, "✓", check.name() + "  " + Words.duration(check.took()) + emulator);
    }
  }

  private void invariantBroke(RunEvent.InvariantBroke broke) {
    waited();
    mark(Style.BAD, "✗", broke.check() + ": it stopped holding at " + broke.at());
    say(Style.FAINT, "        during `" + broke.during() + "`: " + broke.because());
  }

  private void stepEnded(StepResult step) {
    waited();
    if (step.status() == Status.FAILED) {
      mark(Style.BAD, "✗", step.title() + ": " + step.reason());
      step.blocks().stream()
          .filter(block -> !block.fault().isEmpty())
          .limit(1)
          .flatMap(block ->
              block.output().lines().toList().reversed().stream()
                  .limit(LINES)
                  .toList()
                  .reversed()
                  .stream())
          .forEach(line -> say(Style.FAINT, "        " + line));
    } else if (step.status() == Status.NOT_RUN) {
      mark(Style.WARNING, "-", step.title() + ": not run, " + step.reason());
    }
  }

  /** How much of a failed command's output is shown; the report has it all. */
  private static final int LINES = 12;

  private void trialBegan(RunEvent.TrialBegan trial) {
    inTrial = true;
    wait("trial %d/%d, %s".formatted(trial.number(), trial.of(), trial.variant()), Duration.ZERO);
  }

  private void trialEnded(Trial trial) {
    inTrial = false;
    waited();
    String numbers =
        trial.measures().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(measure -> measure.getKey() + " " + Figures.number(measure.getValue()))
            .collect(Collectors.joining(", "));
    mark(
        trial.valid() ? Style.GOOD : Style.BAD,
        trial.valid() ? "·" : "✗",
        "%2d %-10s %s"
            .formatted(trial.number(), trial.variant(), trial.valid() ? numbers : trial.reason()));
  }

  private void verdict(RunEvent.VerdictReached reached) {
    StudyResult study = reached.study();
    String words = study.name() + ": " + Wording.of(study);
    switch (study.verdict()) {
      case VALIDATED -> mark(Style.GOOD, "✓", words);
      case REFUTED -> mark(Style.BAD, "✗", words + because(study));
      case INSUFFICIENT -> mark(Style.WARNING, "!", words + because(study));
      case NOT_RUN -> mark(Style.WARNING, "-", words + because(study));
    }
  }

  private static String because(StudyResult study) {
    return study.reason().isEmpty() ? "" : ", " + study.reason();
  }

  private void mark(Style style, String sign, String text) {
    String shown =
        screen.unicode() ? sign : sign.replace("✓", "+").replace("✗", "x").replace("·", "-");
    terminal.progress().say("    " + style.on(screen, shown) + " " + text);
  }

  private void say(Style style, String text) {
    terminal.progress().say(style.on(screen, text));
  }

  private void wait(String what, Duration usual) {
    waited();
    waiting = Optional.of(terminal.progress().begin(what, usual));
  }

  private void waited() {
    waiting.ifPresent(Progress.Part::close);
    waiting = Optional.empty();
  }

  @Override
  public void close() {
    waited();
  }
}
