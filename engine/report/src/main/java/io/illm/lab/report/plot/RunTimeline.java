package io.illm.lab.report.plot;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.report.Figures;
import io.illm.lab.report.PlainText;
import io.illm.lab.report.Tone;
import io.illm.lab.report.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The timelines of a run: its phases and trials, and the tutorial's steps with their checks. */
public final class RunTimeline {

  private RunTimeline() {}

  /** The run's phases, with the trials of its studies by variant. */
  public static String phases(Run run, boolean wide) {
    var rows = new ArrayList<Timeline.Row>();
    for (var phase : run.phases()) {
      var tip = phase.name() + ": " + Figures.duration(phase.took()) + " " + phase.detail();
      var bar = bar(run.started(), phase.started(), phase.took(), "phase", tip, "");
      rows.add(row(Wording.capital(phase.name()), false, List.of(bar), phase.took(), ""));
      if (phase.name().equals("studies")) {
        run.studies().forEach(study -> rows.addAll(trials(run.started(), study)));
      }
    }
    var seconds = seconds(Duration.between(run.started(), run.ended()));
    return Timeline.of(id("phases", wide), "Phases of the run", seconds, rows, wide);
  }

  /** The tutorial's steps, each with its commands and its checks. */
  public static String steps(Run run, boolean wide) {
    var ran = run.steps().stream().filter(s -> s.status() != StepResult.Status.NOT_RUN).toList();
    if (ran.isEmpty()) {
      return "";
    }
    var start = ran.getFirst().started();
    var end = ran.stream().map(s -> s.started().plus(s.took())).max(Instant::compareTo);
    var rows = new ArrayList<Timeline.Row>();
    ran.forEach(step -> rows.addAll(rows(start, step)));
    var seconds = seconds(Duration.between(start, end.orElse(start)));
    return Timeline.of(id("steps", wide), "Steps and checks", seconds, rows, wide);
  }

  private static List<Timeline.Row> trials(Instant start, StudyResult study) {
    var rows = new ArrayList<Timeline.Row>();
    for (var variant : study.variants().keySet()) {
      var css = "v" + rows.size() % 5;
      var trials = study.trials().stream().filter(t -> t.variant().equals(variant)).toList();
      var bars = trials.stream().map(trial -> trial(start, trial, css)).toList();
      var took = trials.stream().map(StudyResult.Trial::took).reduce(Duration.ZERO, Duration::plus);
      var label = study.name() + ": trials of " + variant;
      rows.add(row(label, true, bars, took, ""));
    }
    return rows;
  }

  private static Timeline.Bar trial(Instant start, StudyResult.Trial trial, String css) {
    var tip = "trial %d, %s".formatted(trial.number(), trial.variant());
    var classes = trial.valid() ? "fill " + css : "invalid";
    return bar(start, trial.started(), trial.took(), classes, tip, "" + trial.number());
  }

  private static List<Timeline.Row> rows(Instant start, StepResult step) {
    var bars =
        step.blocks().stream()
            .filter(block -> !block.manual())
            .map(block -> block(start, block))
            .toList();
    var rows = new ArrayList<Timeline.Row>();
    var label = Tone.of(step.status()).sign() + " " + step.title();
    rows.add(row(label, false, bars, step.took(), Tone.of(step.status()).css()));
    step.checks().stream()
        .filter(check -> check.status() != CheckResult.Status.NOT_RUN)
        .forEach(check -> rows.add(check(start, check)));
    return rows;
  }

  private static Timeline.Bar block(Instant start, BlockResult block) {
    var tip = "line %d: %s".formatted(block.line(), PlainText.firstLine(block.script(), 60));
    return bar(start, block.started(), block.took(), "phase", tip, "");
  }

  private static Timeline.Row check(Instant start, CheckResult check) {
    var tone = Tone.of(check.status());
    var tip = check.name() + ": " + Figures.duration(check.took());
    var bar = bar(start, check.started(), check.took(), "check " + tone.css(), tip, "");
    return row(tone.sign() + " " + check.name(), true, List.of(bar), check.took(), tone.css());
  }

  private static Timeline.Row row(
      String label, boolean nested, List<Timeline.Bar> bars, Duration took, String css) {
    return new Timeline.Row(label, nested, bars, Figures.duration(took), css);
  }

  private static Timeline.Bar bar(
      Instant start, Instant from, Duration took, String css, String tip, String text) {
    return new Timeline.Bar(seconds(Duration.between(start, from)), seconds(took), css, tip, text);
  }

  private static String id(String name, boolean wide) {
    return name + (wide ? "-wide" : "-narrow");
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
