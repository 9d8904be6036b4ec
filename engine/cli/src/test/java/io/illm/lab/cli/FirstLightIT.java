package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.Run.Outcome.Tutorial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.report.RunJson;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takes under three minutes on two busy cores, once programs and images are cached. */
@Tag("need-root")
@DisplayName("The smallest experiment")
class FirstLightIT {

  private static final String SHARED = "first-light-it";

  @TempDir private static Path folder;
  private static LabProcess lab;
  private static LabProcess.Ended ended;
  private static Run run;

  @BeforeAll
  static void run_it() {
    Prerequisite.root(FirstLightIT.class);
    lab = new LabProcess(folder);
    ended = lab.run("run", Fixture.whole().path()).exits(0);
    run = lab.last();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void is_passed_validated_and_clean() {
    assertThat(run.outcome().tutorial()).isEqualTo(Tutorial.PASSED);
    assertThat(run.outcome().broken()).isEmpty();
    assertThat(run.studies()).extracting(study -> study.verdict()).containsOnly(Verdict.VALIDATED);
    assertThat(run.audit().state()).isEqualTo(Run.Audit.State.CLEAN);
    assertThat(run.audit().leaks()).isEmpty();
  }

  @Test
  void tells_its_outcome_on_stdout_and_its_progress_on_stderr() {
    assertThat(ended.out()).contains("passed", "validated", "clean", "report.html");
    assertThat(ended.err()).contains("start clusters", "Leave a note");
  }

  @Test
  void is_listed_and_has_a_report() {
    assertThat(lab.run("runs").exits(0).out()).contains(run.id(), "passed", "try of 2");
    assertThat(lab.home().runs().resolve(run.id()))
        .isDirectoryContaining("glob:**/report.html")
        .isDirectoryContaining("glob:**/report.md")
        .isDirectoryContaining("glob:**/junit.xml");
  }

  @Test
  void runs_with_its_checks_proved_after_they_were_broken() {
    assertThat(controls(run)).contains(Control.ABSENT);

    lab.run("prove", Fixture.whole().path()).exits(0);
    LabProcess.Ended after = lab.run("run", Fixture.whole().path(), "--json").exits(0);

    assertThat(after.out()).startsWith("{").endsWith("}\n");
    assertThat(controls(RunJson.read(after.out())))
        .contains(Control.BROKEN)
        .doesNotContain(Control.UNTRIED, Control.ALREADY_HELD);
    // Without its pod, nothing is there that could log or be asked.
    assertThat(weak(RunJson.read(after.out())))
        .containsExactly("its log says that it shines", "it runs as nobody in particular");
  }

  @Test
  void leaves_a_shared_cluster_as_it_was() {
    lab.run("cluster", "up", SHARED).exits(0);
    List<String> before = objects();

    lab.run("run", Fixture.whole().path(), "--cluster", SHARED).exits(0);

    assertThat(objects()).isEqualTo(before);
    lab.run("cluster", "down", SHARED).exits(0);
  }

  private static List<String> weak(Run run) {
    return run.steps().stream()
        .flatMap(step -> step.checks().stream())
        .filter(check -> check.control() == Control.ABSENT)
        .map(CheckResult::name)
        .toList();
  }

  private static List<Control> controls(Run run) {
    return run.steps().stream()
        .flatMap(step -> step.checks().stream())
        .map(CheckResult::control)
        .toList();
  }

  private static List<String> objects() {
    String kinds =
        "namespaces,deployments,pods,configmaps,serviceaccounts,roles,rolebindings,clusterroles,"
            + "clusterrolebindings,leases";
    return lab.run("cluster", "shell", "--", "kubectl", "get", kinds, "-A", "-o", "name")
        .exits(0)
        .out()
        .lines()
        .filter(name -> !name.endsWith("/node-1")) // the node renews its own lease
        .sorted()
        .toList();
  }
}
