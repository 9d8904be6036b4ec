package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The script that runs a step's blocks in one shell, so that they share variables and the current
 * folder, as in a reader's terminal. Each block is a separate file, which the script sources.
 *
 * <p>The script writes markers to its output when a block begins and ends. The end marker is the
 * last line of the block's file. So it is not reached after {@code exit} or {@code return}, and it
 * can report the status of the block's last command. Before each block the script resets the
 * shell's options and streams, so that {@code set +e} or {@code exec >file} applies only to its own
 * block.
 *
 * @param folder the folder of its files
 * @param secret the word that markers begin with
 */
record StepScript(Path folder, String secret) {

  /**
   * A file descriptor that blocks don't use. Users count from 3 up, bash from 10 up and 255 down.
   */
  private static final int PIPE = 230;

  /**
   * The name of a block's file. Bash prints it in messages, with the command's line in the README.
   */
  private static final String FILE = "README.md";

  /**
   * Turns off a trace of commands ({@code set -x}), which would also show the script's own
   * commands.
   */
  private static final String QUIET = "{ set +x; } 2>/dev/null\n";

  /**
   * Writes the files of the blocks and the script that runs them. Returns the path of the script.
   */
  Path write(List<Block> blocks) {
    try {
      open(Files.createDirectory(folder));
      StringBuilder script = new StringBuilder(start());
      for (int i = 0; i < blocks.size(); i++) {
        Block block = blocks.get(i);
        if (block.mode() != Mode.MANUAL) {
          Path file = open(Files.createDirectory(folder.resolve("" + i))).resolve(FILE);
          open(Files.writeString(file, text(block, i)));
          script.append(block.mode() == Mode.EXPECT_FAIL ? failing(file, i) : passing(file, i));
        }
      }
      return open(Files.writeString(folder.resolve("step.sh"), script));
    } catch (IOException e) {
      throw new Broken("writing the commands of a step to " + folder, e);
    }
  }

  /** Returns an output without the folders of block files, which bash prints in its messages. */
  String shortened(String output) {
    return output.replaceAll(Pattern.quote(folder + "/") + "\\d+/(?=" + FILE + ")", "");
  }

  private String start() {
    return "exec "
        + PIPE
        + ">&1\n"
        + "command_not_found_handle() {\n"
        + QUIET
        + mark("missing %.99q", "\"$1\"")
        + "builtin printf '%s: line %s: %s: command not found\\n' \"${BASH_SOURCE[1]:-bash}\""
        + " \"${BASH_LINENO[0]}\" \"$1\" >&2\n"
        + "return 127\n}\n";
  }

  /**
   * Returns the text of a block's file. Empty lines before the script give each command the line
   * number that it has in the README.
   */
  private String text(Block block, int i) {
    String text = "\n".repeat(block.line() - 1) + block.script() + "\n\n";
    return block.mode() == Mode.EXPECT_FAIL
        ? text
        : text
            + "{ lab_status=$?; "
            + mark("ended " + i + " %s", "\"$lab_status\"").strip()
            + "; } 2>/dev/null\n";
  }

  private String begin(int i) {
    return QUIET + "exec >&" + PIPE + " 2>&1 </dev/null\n" + mark("began " + i, "");
  }

  private String passing(Path file, int i) {
    return begin(i)
        + "lab_status=none\nset -euo pipefail\nbuiltin source '"
        + file
        + "'\n"
        + QUIET
        + "[[ $lab_status != none ]] || exit 0\n[[ $lab_status == 0 ]] || exit \"$lab_status\"\n";
  }

  /**
   * Returns the commands for a block that must fail. The step continues unless the block succeeds.
   */
  private String failing(Path file, int i) {
    return begin(i)
        + "set +e\n(set -euo pipefail; builtin source '"
        + file
        + "')\nlab_status=$?\n"
        + mark("ended " + i + " %s", "$lab_status")
        + "[[ $lab_status != 0 ]] || exit 0\n";
  }

  private String mark(String words, String arguments) {
    String octal = MarkedStream.prefix(secret).replace("\u001E", "\\036");
    return "builtin printf '" + octal + words + "\\n' " + arguments + " >&" + PIPE + "\n";
  }

  /** Lets the steps' user read a file or enter a folder, regardless of the umask. */
  private static Path open(Path path) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
    return path;
  }
}
