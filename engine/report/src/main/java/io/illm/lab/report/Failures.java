package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import java.util.ArrayList;
import java.util.List;

/** Collects the failures of a run: of the lab, the steps, the studies and the audit. */
final class Failures {

  private final List<Failure> found = new ArrayList<>();

  private Failures() {}

  /** Returns all failures of a run; empty if there are none. */
  static List<Failure> of(Run run) {
    var failures = new Failures();
    run.outcome().broken().ifPresent(failures::broken);
    for (int i = 0; i < run.steps().size(); i++) {
      failures.step(run.steps().get(i), i);
    }
    for (int i = 0; i < run.studies().size(); i++) {
      failures.study(run.studies().get(i), i);
    }
    failures.audit(run.audit());
    return List.copyOf(failures.found);
  }

  private void broken(String why) {
    var text = PlainText.of(why);
    add("The lab could go on", "the lab itself", Anchors.TIMELINE, "no fault of its own", text, "");
  }

  private void step(StepResult step, int index) {
    int before = found.size();
    for (int i = 0; i < step.checks().size(); i++) {
      check(step, step.checks().get(i), Anchors.check(index, i));
    }
    if (step.status() == StepResult.Status.FAILED && found.size() == before) {
      commands(step, index);
    }
  }

  private void check(StepResult step, CheckResult check, String anchor) {
    if (check.control() == CheckResult.Control.ALREADY_HELD) {
      var seen = "it held before the step's commands, so it shows nothing";
      add(check.name(), step.title(), anchor, "false before the step", seen, evidence(check));
    } else if (check.failed()) {
      var seen = PlainText.firstLine(check.message(), 200);
      add(check.name(), step.title(), anchor, check.condition(), seen, evidence(check));
    }
  }

  private void commands(StepResult step, int index) {
    var failed = step.blocks().stream().filter(block -> !block.fault().isEmpty()).findFirst();
    var expected = failed.map(block -> block.expectFail() ? "a refusal" : "exit code 0");
    add(
        failed.isPresent() ? "Its commands end as they should" : "Nothing breaks meanwhile",
        step.title(),
        Anchors.step(index),
        expected.orElse("the step to pass"),
        PlainText.firstLine(step.reason(), 200),
        failed.map(block -> PlainText.of(block.script() + "\n\n" + block.output())).orElse(""));
  }

  /** Adds the failures of a study. One that was not run has none. */
  private void study(StudyResult study, int index) {
    if (study.verdict() == StudyResult.Verdict.NOT_RUN) {
      return;
    }
    int before = found.size();
    for (int i = 0; i < study.criteria().size(); i++) {
      var criterion = study.criteria().get(i);
      if (criterion.verdict() != StudyResult.Verdict.VALIDATED) {
        var at = Anchors.criterion(index, i);
        add(criterion.name(), study.name(), at, criterion.condition(), criterion.found(), "");
      }
    }
    if (study.verdict() != StudyResult.Verdict.VALIDATED && found.size() == before) {
      var verdict = Wording.of(study.verdict()) + ": " + study.reason();
      add("A verdict", study.name(), Anchors.study(index), "validated", verdict, "");
    }
  }

  private void audit(Run.Audit audit) {
    if (audit.state() == Run.Audit.State.LEAKED) {
      var seen = Figures.count(audit.leaks().size(), "thing") + " left behind";
      var leaks = String.join("\n", audit.leaks());
      add("Nothing is left behind", "the audit", Anchors.AUDIT, "no difference", seen, leaks);
    }
  }

  private static String evidence(CheckResult check) {
    var message = PlainText.of(check.message()).strip();
    return message.lines().count() > 1 ? message : (message + "\n" + check.observed()).strip();
  }

  private void add(
      String title, String where, String anchor, String expected, String seen, String evidence) {
    found.add(new Failure(title, where, anchor, expected, seen, evidence));
  }
}
