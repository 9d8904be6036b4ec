package io.illm.lab.runner.step;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import java.nio.file.Path;
import java.util.List;

/**
 * A step's blocks as one script, so that they share a shell as they would in a reader's terminal.
 * Each block prints to a file of its own; what begins and ends goes up file descriptor 3.
 */
final class StepScript {

  private StepScript() {}

  static String of(List<Block> blocks, Path output) {
    StringBuilder script = new StringBuilder("exec 3>&1\nset -euo pipefail\n");
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.mode() == Mode.MANUAL) {
        continue;
      }
      script.append("printf 'began %s\\n' " + i + " >&3\n");
      script.append("exec >'" + output.resolve(i + ".log") + "' 2>&1\n");
      script.append(block.mode() == Mode.EXPECT_FAIL ? failing(block, i) : passing(block, i));
    }
    return script.toString();
  }

  private static String passing(Block block, int i) {
    return block.script() + "\nprintf 'ended %s 0\\n' " + i + " >&3\n";
  }

  private static String failing(Block block, int i) {
    return "set +e\n(\nset -e\n"
        + block.script()
        + "\n)\nlab_code=$?\nset -e\nprintf 'ended %s %s\\n' "
        + i
        + " \"$lab_code\" >&3\n[ \"$lab_code\" -ne 0 ]\n";
  }
}
