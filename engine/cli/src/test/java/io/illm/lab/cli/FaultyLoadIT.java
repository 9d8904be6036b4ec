package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StudyResult;
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

/** Takes two minutes on two cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("A load that is not the load that was asked for")
class FaultyLoadIT {

  private static final Path EXPERIMENT =
      Path.of("src", "test", "resources", "faulty-load").toAbsolutePath();

  @TempDir private static Path folder;
  private static LabProcess lab;
  private static LabProcess.Ended ended;
  private static Run run;

  @BeforeAll
  static void run_it() {
    Prerequisite.root(FaultyLoadIT.class);
    lab = new LabProcess(folder);
    ended = lab.run("run", EXPERIMENT.toString()).exits(3);
    run = lab.last();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void a_script_that_throws_leaves_no_verdict() {
    assertThat(study("Throwing").verdict()).isEqualTo(Verdict.INSUFFICIENT);
    assertThat(study("Throwing").criteria())
        .allSatisfy(criterion ->
            assertThat(criterion.found()).contains("(throws) is invalid: the script failed"));
  }

  @Test
  void a_script_without_fault_makes_a_valid_trial() {
    assertThat(study("Throwing").trials())
        .filteredOn(trial -> trial.variant().equals("whole"))
        .allMatch(Trial::valid);
  }

  @Test
  void iterations_that_k6_dropped_leave_no_verdict() {
    assertThat(study("Dropping").reason()).contains("k6 dropped ");
  }

  @Test
  void a_measure_that_k6_does_not_have_ends_the_study() {
    assertThat(study("Mistyped").trials()).hasSize(1);
    assertThat(study("Mistyped").reason())
        .isEqualTo(
            "the study ended after trial 1 of 6: measure `failed` has no number: k6 reported no"
                + " http_req_faild.passes");
  }

  @Test
  void the_terminal_says_why() {
    assertThat(ended.err()).contains("the script failed", "TypeError", "k6 dropped");
  }

  @Test
  void the_environment_tells_what_else_the_machine_did() {
    assertThat(run.environment().facts())
        .containsKeys("processor model", "load before", "clusters beside", "runs beside");
  }

  private static StudyResult study(String name) {
    return run.studies().stream()
        .filter(study -> study.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
