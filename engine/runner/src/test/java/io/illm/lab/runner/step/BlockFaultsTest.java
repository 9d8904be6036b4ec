package io.illm.lab.runner.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a fault of a block, and how it is told. */
class BlockFaultsTest {

  private static final RunListener NOBODY = _ -> {};

  @TempDir private Path temporary;
  private Workspace workspace;

  @BeforeEach
  void make_workspace() throws IOException {
    Path experiment = Files.createDirectories(temporary.resolve("experiment"));
    workspace =
        Workspace.create(
            temporary.resolve("workspace"), experiment, List.of(), StepUser.ofRun(false));
  }

  @Test
  void a_block_that_ends_well_has_none() {
    assertThat(faults("true")).containsExactly("");
  }

  @Test
  void a_block_after_an_early_exit_was_never_reached() {
    assertThat(faults("if true; then\n  exit 0\nfi", "echo next"))
        .containsExactly(
            "ended the shell with exit 0 before its own end",
            "was never reached: the block at README.md:1 ended the shell with exit 0 before its"
                + " own end");
  }

  @Test
  void a_block_that_must_fail_was_not_refused_where_it_was_never_reached() {
    assertThat(faults(running("exit 0"), failing("false")).getLast())
        .startsWith("was never reached: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"return 0", "exec true"})
  void a_block_that_leaves_before_its_end_is_at_fault(String script) {
    assertThat(faults(script + "\nfalse", "true").getFirst())
        .isEqualTo("ended the shell with exit 0 before its own end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"! true", "false && true", "[ a = b ] && echo same", "set +e\nfalse"})
  void the_status_of_the_last_command_counts(String script) {
    assertThat(faults(script, "true"))
        .containsExactly(
            "exited with 1", "was never reached: the block at README.md:1 exited with 1");
  }

  @Test
  void a_document_without_its_end_is_at_fault() {
    assertThat(faults("cat <<END\nkind: Pod").getFirst()).isNotEmpty();
  }

  @Test
  void a_mistyped_command_is_named() {
    assertThat(faults("kubeclt get pods").getFirst())
        .isEqualTo("exited with 127: no command is called `kubeclt`");
  }

  @Test
  void a_syntax_error_is_told_as_such() {
    assertThat(faults("if true; then").getFirst()).contains("syntax error: unexpected end of file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "nosuch-command                     ~ no command is called `nosuch-command`",
        "nosuch-command 2>&1 | grep denied  ~ no command is called `nosuch-command`",
        "/etc/passwd                        ~ a command in it can't be run (exit 126)",
        "if true; then                      ~ syntax error: unexpected end of file",
        "echo $NOT_SET                      ~ NOT_SET: unbound variable",
        "kill -9 $BASHPID                   ~ it exited with 137, by signal 9",
        "timeout 0.01 tail -f /dev/null     ~ a command in it timed out (exit 124)",
      })
  void a_fault_of_its_own_is_no_refusal(String script, String fault) {
    assertThat(faults(failing(script))).containsExactly("had to be refused, but " + fault);
  }

  @Test
  void a_killed_shell_is_no_refusal() {
    assertThat(faults(failing("kill -9 $$")))
        .containsExactly("ended the shell with exit 137 before its own end");
  }

  @Test
  void success_is_no_refusal() {
    assertThat(faults(failing("true")).getFirst()).isEqualTo("succeeded, but had to fail");
  }

  @ParameterizedTest
  @ValueSource(strings = {"false", "exit 123", "! true", "cat nosuch-file"})
  void a_command_that_fails_by_itself_is_a_refusal(String script) {
    assertThat(faults(failing(script), running("true"))).containsExactly("", "");
  }

  @Test
  void a_refusal_that_is_named_must_be_printed() {
    assertThat(faults(naming("echo 'webhook x denied it' >&2; false", "webhook .* denied")))
        .containsExactly("");
    assertThat(faults(naming("echo no such host; false", "webhook .* denied")))
        .containsExactly("exited with 1, but its output doesn't match `webhook .* denied`");
  }

  @Test
  void the_time_limit_is_told_and_is_no_refusal() {
    StepShell shell = new StepShell(workspace, NOBODY, Duration.ofMillis(300));

    List<BlockResult> results =
        shell.run("s", List.of(failing("tail -f /dev/null"), running("true")), Map.of());

    assertThat(results.getFirst().fault())
        .startsWith("did not end: the time of the step's commands");
    assertThat(results.getLast().fault()).startsWith("was never reached: the block at README.md:1");
  }

  private List<String> faults(String... scripts) {
    List<Block> blocks = new ArrayList<>();
    for (String script : scripts) {
      blocks.add(running(script));
    }
    return faults(blocks.toArray(Block[]::new));
  }

  private List<String> faults(Block... blocks) {
    return new StepShell(workspace, NOBODY)
        .run("a step", List.of(blocks), Map.of()).stream().map(BlockResult::fault).toList();
  }

  private static Block running(String script) {
    return new Block(script + "\n", 1, Mode.RUN);
  }

  private static Block failing(String script) {
    return new Block(script + "\n", 1, Mode.EXPECT_FAIL);
  }

  private static Block naming(String script, String refusal) {
    return new Block(script + "\n", 1, Mode.EXPECT_FAIL, Optional.of(refusal));
  }
}
