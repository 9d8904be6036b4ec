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
 * A step's blocks as a script that one shell runs, so that they share variables and the current
 * folder as in a reader's terminal. Each block is a file of its own, which the script sources.
 *
 * <p>The script marks in its output when a block begins and ends. A block's end is the last line of
 * its file: it is reached by neither {@code exit} nor {@code return}, and knows the status of the
 * block's own last command. Before each block the shell's options and streams are put back, so that
 * a {@code set +e} or an {@code exec >file} ends with its block.
 *
 * @param folder where its files lie
 * @param secret the word that marks begin with
 */
record StepScript(Path folder, String secret) {

  /** A file descriptor that blocks don't use: they count from 3, bash from 10 and from 255 down. */
  private static final int PIPE = 230;

  /** Bash names it in its messages, with the line that a block's command has in the README. */
  private static final String FILE = "README.md";

  /** Ends a trace of commands, which would show the script's own. */
  private static final String QUIET = "{ set +x; } 2>/dev/null\n";

  /** Writes the files of blocks, and gives the script that runs them. */
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

  /** The text without the folders of blocks, which bash names in its messages. */
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

  /** Empty lines before the text make bash count as the README does. */
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

  /** The step goes on after what may be a refusal. */
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

  /** Lets the steps' user read a file or enter a folder, whatever the umask. */
  private static Path open(Path path) throws IOException {
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwxr-xr-x" : "rw-r--r--"));
    return path;
  }
}
