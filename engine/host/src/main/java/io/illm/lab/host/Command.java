package io.illm.lab.host;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A program with its arguments, and the conditions under which it runs. Its standard input is
 * empty.
 *
 * @param words the program and its arguments
 * @param folder its working directory
 * @param variables environment variables to set; an empty value removes the variable
 * @param inherits whether the program also gets this process's environment
 * @param limit the time after which the program is killed; empty for none
 * @param capture how many bytes of each output stream are kept; the end is kept
 * @param session whether the program gets a session of its own
 */
public record Command(
    List<String> words,
    Path folder,
    Map<String, String> variables,
    boolean inherits,
    Optional<Duration> limit,
    int capture,
    boolean session) {

  private static final String LANGUAGE = "LC_ALL";
  private static final int CAPTURE = 16 * 1024 * 1024;

  /** Reads a program's standard output. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads the stream to its end. */
    T read(InputStream out) throws IOException;
  }

  /**
   * A command.
   *
   * @throws IllegalArgumentException if no byte of the output would be kept
   */
  public Command {
    words = List.copyOf(words);
    variables = Map.copyOf(variables);
    if (capture < 1) {
      throw new IllegalArgumentException("a command keeps at least one byte, not " + capture);
    }
  }

  /** A command in this process's working directory, with this process's environment. */
  public static Command of(String... words) {
    return of(List.of(words));
  }

  /** A command in this process's working directory, with this process's environment. */
  public static Command of(List<String> words) {
    return in(Path.of(""), words);
  }

  /** A command in a folder, with this process's environment. */
  public static Command in(Path folder, String... words) {
    return in(folder, List.of(words));
  }

  /** A command in a folder, with this process's environment. */
  public static Command in(Path folder, List<String> words) {
    // Programs are to answer in English, in UTF-8.
    var variables = Map.of(LANGUAGE, "C.UTF-8");
    return new Command(words, folder, variables, true, Optional.empty(), CAPTURE, false);
  }

  /** The same command with further environment variables; an empty value removes a variable. */
  public Command with(Map<String, String> more) {
    var all = new LinkedHashMap<>(variables);
    all.putAll(more);
    return new Command(words, folder, all, inherits, limit, capture, session);
  }

  /** The same command with these environment variables and no others. */
  public Command withOnly(Map<String, String> all) {
    return new Command(words, folder, all, false, limit, capture, session);
  }

  /** The same command, killed with its children if it has not ended after some time. */
  public Command within(Duration time) {
    return new Command(words, folder, variables, inherits, Optional.of(time), capture, session);
  }

  /** The same command, of whose output streams only the last bytes are kept. */
  public Command capturing(int bytes) {
    return new Command(words, folder, variables, inherits, limit, bytes, session);
  }

  /**
   * The same command in a session of its own. Ctrl-C in the terminal does not reach it, and the
   * processes that it left running are killed when it ends.
   */
  public Command inOwnSession() {
    return new Command(words, folder, variables, inherits, limit, capture, true);
  }

  /**
   * Runs the program to its end, whatever its exit code.
   *
   * @throws Broken if the program can't be started
   */
  public ProcessResult run() {
    return run(Optional.empty(), Optional.empty());
  }

  /**
   * Runs the program to its end, whatever its exit code.
   *
   * @param onErrorLine receives each line of standard error as it is written
   * @throws Broken if the program can't be started
   */
  public ProcessResult run(Consumer<String> onErrorLine) {
    return run(Optional.empty(), Optional.of(onErrorLine));
  }

  /**
   * Runs the program to its end, whatever its exit code.
   *
   * @param onLine receives each line of standard output as it is written
   * @param onErrorLine receives each line of standard error as it is written
   * @throws Broken if the program can't be started
   */
  public ProcessResult run(Consumer<String> onLine, Consumer<String> onErrorLine) {
    return run(Optional.of(onLine), Optional.of(onErrorLine));
  }

  private ProcessResult run(
      Optional<Consumer<String>> onLine, Optional<Consumer<String>> onErrorLine) {
    try {
      return new Execution(this).capture(onLine, onErrorLine);
    } catch (IOException e) {
      throw notStarted(e);
    }
  }

  /** Runs the program to its end; one that can't be started has exit code 127, as in a shell. */
  public ProcessResult attempt() {
    try {
      return new Execution(this).capture(Optional.empty(), Optional.empty());
    } catch (IOException e) {
      return ProcessResult.notStarted(this, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Runs the program, which must exit with 0.
   *
   * @throws Broken if it does not
   */
  public ProcessResult require() {
    return run().orThrow();
  }

  /**
   * Runs the program, which must exit with 0, and reads its standard output as bytes.
   *
   * @throws Broken if it does not
   */
  public <T> T read(Reading<T> reading) {
    try {
      return new Execution(this).read(reading);
    } catch (IOException e) {
      throw notStarted(e);
    }
  }

  /**
   * Runs the program on this process's own terminal, in the user's language.
   *
   * @return its exit code
   */
  public int attach() {
    try {
      var language = System.getenv().getOrDefault(LANGUAGE, "");
      return new Execution(with(Map.of(LANGUAGE, language))).attach();
    } catch (IOException e) {
      throw notStarted(e);
    }
  }

  private Broken notStarted(IOException cause) {
    return new Broken("can't start " + words.getFirst(), cause);
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }
}
