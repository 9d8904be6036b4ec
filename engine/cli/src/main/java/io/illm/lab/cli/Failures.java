package io.illm.lab.cli;

import io.illm.lab.cli.terminal.ErrorReport;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Handles failed commands: prints the failure and chooses the exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

  private final Lab lab;

  Failures(Lab lab) {
    this.lab = lab;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    return switch (failure) {
      case BadInput bad -> end(bad.faults(), ExitCode.BAD_INPUT);
      case Broken broken -> end(List.of(fault(broken)), ExitCode.BROKEN);
      default -> end(List.of(faultOfTheLab(failure)), ExitCode.BROKEN);
    };
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    return end(List.of(usageFault(failure)), ExitCode.BAD_INPUT);
  }

  private static Fault fault(Broken broken) {
    return new Fault(Optional.empty(), String.valueOf(broken.getMessage()), broken.hint());
  }

  private Fault faultOfTheLab(Throwable failure) {
    String trace =
        StackTraces.keep(failure, lab.home().state().resolve("faults"))
            .map(file -> "the stack trace is in " + file + "; please report it")
            .orElse("the stack trace could not be written; please report what you did");
    return Fault.of("this is a fault of the lab: " + words(failure), trace);
  }

  /** Describes a failure by its kind, its message and its root cause. */
  private static String words(Throwable failure) {
    String first = "";
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      first = " (" + cause.getMessage() + ")";
    }
    return failure.getClass().getSimpleName() + ": " + failure.getMessage() + first;
  }

  /** Returns a fault of the command line, with a suggestion or the command's help as its hint. */
  private static Fault usageFault(ParameterException failure) {
    CommandLine command = failure.getCommandLine();
    String help = "see `" + command.getCommandSpec().qualifiedName() + " --help`";
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      return Fault.of(
          (word.startsWith("-") ? "unknown option `" : "unknown command or argument `")
              + word
              + "`",
          Suggestion.nearest(word, known(command))
              .map(near -> "did you mean `" + near + "`?")
              .orElse(help));
    }
    return Fault.of(oneLine(failure), help);
  }

  private static Set<String> known(CommandLine command) {
    Set<String> words = new TreeSet<>(command.getSubcommands().keySet());
    words.addAll(command.getCommandSpec().optionsMap().keySet());
    return words;
  }

  /**
   * Returns the first line of a message. picocli lists expected values on further lines, as its
   * help does too.
   */
  private static String oneLine(ParameterException failure) {
    String message = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }

  /** Handles any failure, including an {@link Error}. */
  int handle(Throwable failure) {
    return end(List.of(faultOfTheLab(failure)), ExitCode.BROKEN);
  }

  private int end(List<Fault> faults, ExitCode code) {
    new ErrorReport(lab.terminal().errScreen(), Path.of("").toAbsolutePath())
        .print(faults, lab.terminal().err());
    return code.code();
  }
}
