package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunListener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the blocks of a step, one shell a step, as a reader would type them. */
public final class StepShell {

  /** How long the commands of one step may take before they are ended. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final long LONGEST_OUTPUT = 256 * 1024L;

  private final Workspace workspace;
  private final RunListener listener;

  /**
   * A shell in a workspace.
   *
   * @param workspace where the commands run
   * @param listener hears of each block
   */
  public StepShell(Workspace workspace, RunListener listener) {
    this.workspace = workspace;
    this.listener = listener;
  }

  /**
   * Runs blocks in order until one fails.
   *
   * @param step the step's title
   * @param blocks its blocks
   * @param variables further variables of the environment, of a study's variant
   * @return one result a block; those after a failure have exit code -1
   */
  public List<BlockResult> run(String step, List<Block> blocks, Map<String, String> variables) {
    Path script = workspace.folder().resolve("step.sh");
    try {
      FolderTree.delete(script);
      Files.writeString(script, StepScript.of(blocks, workspace.output()));
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rw-r--r--"));
      return run(step, blocks, process(script, variables));
    } catch (IOException e) {
      throw new Broken("running the commands of `" + step + "`", e);
    }
  }

  private List<BlockResult> run(String step, List<Block> blocks, ProcessBuilder builder)
      throws IOException {
    BlockClock clock = new BlockClock(step, blocks, listener);
    Process shell = builder.start();
    shell.getOutputStream().close();
    Thread reading = Thread.ofVirtual().start(() -> follow(shell, clock));
    try {
      boolean ended = shell.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      ProcessGroup.kill(shell.pid());
      reading.join(Duration.ofSeconds(5));
      return results(blocks, clock, ended ? shell.exitValue() : TIMED_OUT);
    } catch (InterruptedException e) {
      ProcessGroup.kill(shell.pid());
      Thread.currentThread().interrupt();
      throw new Broken("interrupted in `" + step + "`", e);
    }
  }

  /** What timeout(1) exits with. */
  private static final int TIMED_OUT = 124;

  private static void follow(Process shell, BlockClock clock) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        clock.hear(line);
      }
    } catch (IOException _) {
      // The pipe closes when the shell is ended; what it said until then stands.
    }
  }

  private ProcessBuilder process(Path script, Map<String, String> variables) {
    List<String> command = new ArrayList<>(workspace.user().prefix());
    command.addAll(List.of("bash", script.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(workspace.home().toFile());
    builder.redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(StepEnvironment.of(workspace));
    builder.environment().putAll(variables);
    return builder;
  }

  private List<BlockResult> results(List<Block> blocks, BlockClock clock, int exitCode) {
    List<BlockResult> results = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      BlockClock.Times times = clock.times(i, exitCode);
      results.add(
          new BlockResult(
              block.script(),
              block.line(),
              block.mode() == Mode.EXPECT_FAIL,
              block.mode() == Mode.MANUAL,
              times.exitCode(),
              times.began().isPresent() ? output(i) : "",
              times.began().orElse(Instant.EPOCH),
              times.took()));
    }
    return List.copyOf(results);
  }

  private String output(int i) {
    Path file = workspace.output().resolve(i + ".log");
    try {
      if (!Files.exists(file)) {
        return "";
      }
      byte[] bytes = Files.readAllBytes(file);
      int from = (int) Math.max(0, bytes.length - LONGEST_OUTPUT);
      String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
      return from == 0 ? text : "[" + from + " bytes before this are left out]\n" + text;
    } catch (IOException e) {
      throw new Broken("reading what a command printed, " + file, e);
    }
  }
}
