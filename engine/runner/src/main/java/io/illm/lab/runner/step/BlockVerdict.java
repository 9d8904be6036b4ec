package io.illm.lab.runner.step;

import io.illm.lab.model.experiment.Readme.Block;
import io.illm.lab.model.experiment.Readme.Mode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a block succeeded. A block that must fail succeeds only if its command was
 * refused. A failure for another reason, such as a mistyped command, does not count.
 *
 * @param block the block that ran
 * @param output the output of the block
 * @param missing the commands in it that bash did not find
 */
record BlockVerdict(Block block, String output, List<String> missing) {

  /**
   * The highest exit code of a refusal. Higher codes mean a time-out, a command that can't be run,
   * or a signal.
   */
  private static final int LAST_REFUSAL = 123;

  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNALS = 128;

  /** The messages of bash about a block that it can't parse or expand. */
  private static final Pattern COMPLAINT =
      Pattern.compile(
          "^README\\.md: line \\d+: (syntax error.*|unexpected EOF while looking for.*"
              + "|warning: here-document.*|.*: unbound variable|.*: bad substitution)$",
          Pattern.MULTILINE);

  /**
   * Returns the fault of the block, as the predicate of a sentence about it; empty if there is
   * none.
   */
  String fault(BlockEnd end) {
    return switch (end) {
      case BlockEnd.Ended(int code) ->
          block.mode() == Mode.EXPECT_FAIL ? refusal(code) : exit(code);
      case BlockEnd.EndedShell(int code) ->
          code == 0 || block.mode() == Mode.EXPECT_FAIL ? endedShell(code) : exit(code);
      case BlockEnd.TimedOut timedOut -> timedOut(timedOut);
      case BlockEnd.NotReached notReached -> "was never reached" + why(notReached);
    };
  }

  private String exit(int code) {
    return code == 0
        ? ""
        : exited(code) + scriptError().map(scriptError -> ": " + scriptError).orElse("");
  }

  private static String exited(int code) {
    return code > SIGNALS
        ? "exited with " + code + ", by signal " + (code - SIGNALS)
        : "exited with " + code;
  }

  private static String endedShell(int code) {
    return "ended the shell with exit " + code + " before its own end";
  }

  private static String timedOut(BlockEnd.TimedOut end) {
    return "did not end: the time of the step's commands, "
        + end.limit().toMinutes()
        + " minutes, was over";
  }

  private static String why(BlockEnd.NotReached end) {
    if (end.line() == 0) {
      return ": the shell ended with exit " + end.how().exitCode();
    }
    String what =
        switch (end.how()) {
          case BlockEnd.Ended(int code) -> exited(code);
          case BlockEnd.EndedShell(int code) -> endedShell(code);
          case BlockEnd.TimedOut timedOut -> timedOut(timedOut);
          case BlockEnd.NotReached _ -> "was never reached";
        };
    return ": the block at README.md:" + end.line() + " " + what;
  }

  private String refusal(int code) {
    if (code == 0) {
      return "succeeded, but had to fail";
    }
    if (block.refusal().isPresent()) {
      return Pattern.compile(block.refusal().get(), Pattern.MULTILINE).matcher(output).find()
          ? ""
          : exited(code) + ", but its output doesn't match `" + block.refusal().get() + "`";
    }
    return otherFault(code).map(fault -> "had to be refused, but " + fault).orElse("");
  }

  private Optional<String> otherFault(int code) {
    return scriptError()
        .or(() ->
            switch (code) {
              case BlockEnd.TIMED_OUT -> Optional.of("a command in it timed out (exit 124)");
              case NOT_EXECUTABLE -> Optional.of("a command in it can't be run (exit 126)");
              case NOT_FOUND -> Optional.of("a command in it was not found (exit 127)");
              default -> code > LAST_REFUSAL ? Optional.of("it " + exited(code)) : Optional.empty();
            });
  }

  /** Returns the mistake in the block, as reported by bash; empty if it reported none. */
  private Optional<String> scriptError() {
    return missing.isEmpty()
        ? COMPLAINT.matcher(output).results().map(found -> found.group(1)).findFirst()
        : Optional.of("no command is called `" + missing.getFirst() + "`");
  }
}
