package io.illm.lab.report;

import static io.illm.lab.report.SampleRun.seconds;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.statistics.Statistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs that try the reports: text made to break out of a page, and a run that got nowhere. */
final class HostileRun {

  private static final String EVIL =
      "<script>alert(1)</script>\u001b[31mred\u001b[0m</pre></style><img src=x onerror=alert(1)>"
          + "]]>\u0000 \"quoted\" 'single' |`pipe`| & done";

  private HostileRun() {}

  static Run run() {
    var sample = SampleRun.passed();
    var study = sample.studies().getFirst();
    var evilStudy =
        new StudyResult(
            EVIL,
            EVIL,
            study.verdict(),
            EVIL,
            Map.of(EVIL, Map.of(EVIL, EVIL)),
            List.of(trial(study.trials().getFirst())),
            Map.of(EVIL, Map.of(EVIL, Statistics.summarise(List.of(1.0)))),
            List.of());
    return new Run(
        Run.SCHEMA,
        EVIL,
        EVIL,
        EVIL,
        EVIL,
        sample.started(),
        sample.ended(),
        1,
        EVIL,
        new Run.Outcome(Run.Outcome.Tutorial.FAILED, Optional.of(EVIL), true),
        new Run.Environment(
            EVIL, EVIL, EVIL, EVIL, Map.of(EVIL, EVIL), Map.of(EVIL, EVIL), Map.of(EVIL, EVIL)),
        List.of(new Run.Phase(EVIL, sample.started(), seconds(1), EVIL)),
        List.of(step()),
        List.of(evilStudy),
        new Run.Audit(Run.Audit.State.LEAKED, List.of(EVIL), EVIL),
        Map.of(EVIL, EVIL));
  }

  static Run brokenAtOnce() {
    var sample = SampleRun.passed();
    return new Run(
        Run.SCHEMA,
        "id",
        "name",
        "8.1",
        "Title",
        sample.started(),
        sample.started(),
        1,
        "./lab run",
        new Run.Outcome(
            Run.Outcome.Tutorial.PARTIAL, Optional.of("no space left on device"), false),
        sample.environment(),
        List.of(),
        List.of(),
        List.of(),
        new Run.Audit(Run.Audit.State.NOT_RUN, List.of(), ""),
        Map.of());
  }

  private static StepResult step() {
    var block =
        new StepResult.BlockResult(
            EVIL, 1, false, false, 1, EVIL, SampleRun.START, seconds(1), EVIL);
    var check =
        new CheckResult(
            EVIL,
            List.of(EVIL),
            EVIL,
            EVIL,
            CheckResult.Status.FAILED,
            CheckResult.Control.FALSE,
            false,
            SampleRun.START,
            seconds(1),
            EVIL,
            EVIL,
            new CheckResult.Proof(EVIL, EVIL, List.of(EVIL), List.of(EVIL)),
            Optional.empty(),
            EVIL);
    return new StepResult(
        EVIL,
        StepResult.Status.FAILED,
        SampleRun.START,
        seconds(2),
        EVIL,
        List.of(block),
        List.of(check));
  }

  private static StudyResult.Trial trial(StudyResult.Trial trial) {
    var marks = List.of(new StudyResult.Mark(3, EVIL));
    return new StudyResult.Trial(
        1,
        EVIL,
        true,
        EVIL,
        trial.started(),
        trial.took(),
        Map.of(EVIL, 1.0),
        List.of(step()),
        new StudyResult.Series(trial.series().buckets(), marks, metrics()));
  }

  private static List<StudyResult.Metric> metrics() {
    var nothing = new StudyResult.Point(1, Double.NaN);
    var all = new StudyResult.Point(2, Double.POSITIVE_INFINITY);
    return List.of(new StudyResult.Metric(EVIL, List.of(nothing, all)));
  }
}
