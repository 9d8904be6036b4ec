package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.step.Workspace;
import io.illm.lab.testkit.Prerequisite;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One run, which takes about a minute on two busy cores once programs and images are cached. */
@Tag("need-root")
@DisplayName("A run with unruly steps")
class UnrulyStepsIT {

  @TempDir private static Path folder;
  private static LabProcess lab;
  private static Run run;

  @BeforeAll
  static void run() {
    Prerequisite.root(UnrulyStepsIT.class);
    lab = new LabProcess(folder);
    lab.run("run", Fixture.named("unruly-steps").path()).exits(0);
    run = lab.last();
  }

  @AfterAll
  static void leave_nothing() {
    if (lab != null) {
      lab.end();
    }
  }

  @Test
  void passes_and_leaves_nothing() {
    assertThat(run.steps()).extracting(StepResult::status).containsOnly(StepResult.Status.PASSED);
    assertThat(run.audit().leaks()).isEmpty();
    assertThat(Workspace.folderOf(run.id())).doesNotExist();
  }

  @Test
  void keeps_the_end_of_what_is_too_much() {
    assertThat(blocks("Print more").findFirst().map(BlockResult::output))
        .hasValueSatisfying(output ->
            assertThat(output)
                .startsWith("[")
                .endsWith("configmap/printed created\n")
                .hasSizeLessThan(300_000));
  }

  @Test
  void ends_what_steps_left_running() {
    assertThat(
            ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine())
                .flatMap(Optional::stream))
        .noneMatch(line -> line.contains("sleep 913") || line.contains("sleep 914"));
  }

  private static Stream<BlockResult> blocks(String step) {
    return run.steps().stream()
        .filter(result -> result.title().startsWith(step))
        .flatMap(result -> result.blocks().stream());
  }
}
