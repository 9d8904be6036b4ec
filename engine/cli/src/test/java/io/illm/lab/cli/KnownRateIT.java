package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes five minutes beyond the first build of Prometheus, so it runs where it is asked for. */
@Tag("need-root")
@DisplayName("Prometheus")
class KnownRateIT {

  private static final Path EXPERIMENT =
      Path.of("src", "test", "resources", "known-rate").toAbsolutePath();

  @TempDir private static Path folder;
  private static LabProcess lab;
  private static Run run;

  @BeforeAll
  static void run_it() {
    Prerequisite.root(KnownRateIT.class);
    Prerequisite.heavy(KnownRateIT.class);
    lab = new LabProcess(folder);
    lab.run("run", EXPERIMENT.toString()).exits(0);
    run = lab.last();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void sees_the_rate_that_k6_sends_within_two_percent() {
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.steps())
        .flatExtracting(step -> step.checks())
        .anySatisfy(check -> {
          assertThat(check.name()).isEqualTo("Prometheus sees fifty orders a second");
          assertThat(check.observed()).contains("\"value\":");
        });
  }

  @Test
  void gives_studies_their_measures_and_courses() {
    assertThat(run.studies()).extracting(study -> study.verdict()).containsOnly(Verdict.VALIDATED);
    assertThat(run.studies()).flatExtracting(study -> study.trials()).allSatisfy(KnownRateIT::full);
  }

  private static void full(Trial trial) {
    assertThat(trial.measures()).containsKeys("sent", "seen", "counted", "cores");
    assertThat(trial.series().metrics()).extracting(metric -> metric.name()).contains("seen");
    assertThat(trial.series().metrics())
        .allSatisfy(metric -> assertThat(metric.points()).hasSizeGreaterThan(10));
  }

  @Test
  void leaves_nothing_behind() {
    assertThat(run.audit().leaks()).isEmpty();
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
  }
}
