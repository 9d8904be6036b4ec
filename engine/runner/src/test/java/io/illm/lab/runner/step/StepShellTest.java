package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepShellTest {

  /** Tests needn't be root: the steps run as whoever runs the tests. */
  private static final StepUser ME = new StepUser(0, 0, false);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @TempDir private Path temporary;
  private Workspace workspace;
  private final List<RunEvent> heard = new ArrayList<>();

  @BeforeEach
  void makeWorkspace() throws IOException {
    Path experiment = Files.createDirectories(temporary.resolve("experiment"));
    Files.writeString(experiment.resolve("note.txt"), "a note\n");
    workspace = Workspace.create(temporary.resolve("workspace"), experiment, List.of(), ME);
  }

  @Test
  void blocks_share_a_shell() {
    assertThat(run("word=hello", "echo $word").getLast().output()).isEqualTo("hello\n");
  }

  @Test
  void blocks_run_in_a_copy_of_the_experiment() {
    assertThat(run("cat note.txt").getFirst().output()).isEqualTo("a note\n");
  }

  @Test
  void each_block_keeps_its_own_output() {
    assertThat(run("echo one", "echo two >&2"))
        .extracting(BlockResult::output)
        .containsExactly("one\n", "two\n");
  }

  @Test
  void a_failure_in_the_middle_of_a_pipe_fails_the_block() {
    assertThat(run("false | true").getFirst().exitCode()).isEqualTo(1);
  }

  @Test
  void blocks_after_a_failure_are_not_run() {
    assertThat(run("exit 7", "echo never"))
        .extracting(BlockResult::exitCode)
        .containsExactly(7, -1);
  }

  @Test
  void an_unset_variable_is_a_failure() {
    assertThat(run("echo $NOBODY_SET_THIS").getFirst().exitCode()).isNotZero();
  }

  @Test
  void a_block_that_must_fail_lets_the_step_go_on_when_it_does() {
    List<BlockResult> results = run(failing("false"), running("echo next"));

    assertThat(results).extracting(BlockResult::exitCode).containsExactly(1, 0);
  }

  @Test
  void a_block_that_must_fail_ends_the_step_when_it_succeeds() {
    List<BlockResult> results = run(failing("true"), running("echo next"));

    assertThat(results).extracting(BlockResult::exitCode).containsExactly(0, -1);
  }

  @Test
  void a_manual_block_is_not_run() {
    Block manual = new Block("touch ran\n", 1, Mode.MANUAL);

    assertThat(run(manual).getFirst().manual()).isTrue();
    assertThat(workspace.home().resolve("ran")).doesNotExist();
  }

  @Test
  void nothing_of_the_users_environment_reaches_a_step() {
    String environment = run("env").getFirst().output();

    assertThat(environment).doesNotContain("SUDO_", "AWS_", "JAVA_HOME");
    assertThat(environment).contains("KUBECONFIG=" + workspace.kubeconfig());
  }

  @Test
  void a_variant_s_variables_reach_its_steps() {
    StepShell shell = new StepShell(workspace, heard::add);

    assertThat(
            shell
                .run("s", List.of(running("echo $MODE")), Map.of("MODE", "calm"))
                .getFirst()
                .output())
        .isEqualTo("calm\n");
  }

  @Test
  void a_process_left_in_the_background_ends_with_the_step() {
    String pid = run("sleep 300 & echo $!").getFirst().output().strip();

    assertThat(ProcessHandle.of(Long.parseLong(pid)).map(ProcessHandle::onExit))
        .satisfies(exit -> exit.ifPresent(ended -> assertThat(ended).succeedsWithin(PATIENCE)));
  }

  @Test
  void the_journal_hears_of_a_block_before_it_runs_and_after() {
    run("true");

    assertThat(heard)
        .satisfiesExactly(
            began -> assertThat(began).isInstanceOf(RunEvent.BlockBegan.class),
            ended -> assertThat(ended).isInstanceOf(RunEvent.BlockEnded.class));
  }

  private List<BlockResult> run(String... scripts) {
    return run(List.of(scripts).stream().map(StepShellTest::running).toArray(Block[]::new));
  }

  private List<BlockResult> run(Block... blocks) {
    return new StepShell(workspace, heard::add).run("a step", List.of(blocks), Map.of());
  }

  private static Block running(String script) {
    return new Block(script + "\n", 1, Mode.RUN);
  }

  private static Block failing(String script) {
    return new Block(script + "\n", 1, Mode.EXPECT_FAIL);
  }
}
