package io.illm.lab.runner.step;

import io.illm.lab.host.FolderTree;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.runner.RunListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;

/** Runs the blocks of a step in one shell, like a reader who types them in a terminal. */
public final class StepShell {

  /** The time limit for the commands of one step. After it they are killed. */
  static final Duration LIMIT = Duration.ofMinutes(10);

  private final Workspace workspace;
  private final RunListener listener;
  private final Duration limit;

  /**
   * Creates a shell for a workspace.
   *
   * @param workspace the workspace in which the commands run
   * @param listener receives an event when a block begins or ends
   */
  public StepShell(Workspace workspace, RunListener listener) {
    this(workspace, listener, LIMIT);
  }

  /** Creates a shell with another time limit. */
  StepShell(Workspace workspace, RunListener listener, Duration limit) {
    this.workspace = workspace;
    this.listener = listener;
    this.limit = limit;
  }

  /**
   * Runs blocks in order until one fails.
   *
   * @param step the step's title
   * @param blocks the step's blocks
   * @param variables the environment variables of a study's variant
   * @return one result per block; blocks that were not reached have exit code -1
   */
  public List<BlockResult> run(String step, List<Block> blocks, Map<String, String> variables) {
    String secret = UUID.randomUUID().toString();
    StepScript script = new StepScript(workspace.folder().resolve("step-" + secret), secret);
    BlockProgress progress = new BlockProgress(step, blocks, script, listener);
    List<String> command = List.of("bash", script.write(blocks).toString());
    try {
      OptionalInt exit =
          new UserShell(workspace, variables)
              .run(command, limit, List.of(new MarkedStream(secret, progress)::read));
      return progress.finish(
          exit.isPresent()
              ? new BlockEnd.EndedShell(exit.getAsInt())
              : new BlockEnd.TimedOut(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted in `" + step + "`", e);
    } finally {
      FolderTree.delete(script.folder());
    }
  }
}
