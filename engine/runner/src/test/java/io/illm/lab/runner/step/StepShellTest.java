package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepShellTest {

  /** Tests needn't be root: the steps run as whoever runs the tests. */
  private static final StepUser ME = StepUser.ofRun(false);

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
  void a_change_of_the_shells_options_ends_with_its_block() {
    assertThat(run("set +e", "false\necho on").getLast().exitCode()).isEqualTo(1);
  }

  @Test
  void what_redirected_a_blocks_output_ends_with_it() {
    assertThat(run("exec > file.txt", "echo back").getLast().output()).isEqualTo("back\n");
  }

  @Test
  void a_block_may_use_further_file_descriptors() {
    assertThat(run("exec 3>file.txt\necho x >&3\nexec 3>&-", "cat file.txt").getLast().output())
        .isEqualTo("x\n");
  }

  @Test
  void a_block_may_open_the_files_of_its_streams() {
    assertThat(run("echo one >/dev/stderr\necho two | tee /dev/stderr").getFirst().output())
        .isEqualTo("one\ntwo\ntwo\n");
  }

  @Test
  void what_traces_commands_shows_those_of_its_block_alone() {
    assertThat(run("set -x\ntrue", "echo next"))
        .extracting(BlockResult::output)
        .containsExactly("++ true\n", "next\n");
  }

  @Test
  void bash_names_the_readme_and_its_line() {
    Block block = new Block("true\nnosuch-command\n", 12, Mode.RUN);

    assertThat(run(block).getFirst().output())
        .isEqualTo("README.md: line 13: nosuch-command: command not found\n");
  }

  @Test
  void output_that_is_not_text_keeps_its_place() {
    assertThat(run("printf 'caf\\351\\200\\036x'; echo y").getFirst().output())
        .isEqualTo("caf\uFFFD\u001Ex" + "y\n");
  }

  @Test
  void only_the_end_of_a_flood_is_kept() {
    String output =
        run("head --bytes 300M /dev/zero | tr '\\0' x\necho the end").getFirst().output();

    assertThat(output).startsWith("[").contains(" bytes before this are left out]\n");
    assertThat(output).endsWith("xthe end\n").hasSizeLessThan(300_000);
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
