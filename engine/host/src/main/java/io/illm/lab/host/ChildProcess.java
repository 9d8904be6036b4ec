package io.illm.lab.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A running program. It is killed with its children when this is closed, or when the process of the
 * lab ends.
 */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final Optional<Session> session;
  private final Thread onShutdown = new Thread(this::kill, "kill a child process");

  private ChildProcess(Process process, Optional<Session> session) {
    this.process = process;
    this.session = session;
    try {
      Runtime.getRuntime().addShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The lab is ending already, and this program is part of its clean-up.
    }
  }

  static ChildProcess start(Command command) throws IOException {
    Process process =
        builder(command)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .start();
    return new ChildProcess(
        process, command.session() ? Optional.of(new Session(process.pid())) : Optional.empty());
  }

  static ProcessBuilder builder(Command command) {
    var words = new ArrayList<>(command.words());
    words.set(0, onItsPath(command));
    if (command.session()) {
      // It becomes the program itself, since a child of this process leads no process group.
      words.addFirst("setsid");
    }
    var builder = new ProcessBuilder(words).directory(command.folder().toAbsolutePath().toFile());
    if (!command.inherits()) {
      builder.environment().clear();
    }
    command
        .variables()
        .forEach((name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    return builder;
  }

  /**
   * Returns the path of the program on the PATH that the command sets. Java searches the PATH of
   * this process instead.
   */
  private static String onItsPath(Command command) {
    String program = command.words().getFirst();
    String path = command.variables().getOrDefault("PATH", "");
    if (path.isEmpty() || program.contains("/")) {
      return program;
    }
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> command.folder().toAbsolutePath().resolve(folder).resolve(program))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst()
        .map(Path::toString)
        .orElse(program);
  }

  InputStream out() {
    return process.getInputStream();
  }

  InputStream err() {
    return process.getErrorStream();
  }

  boolean endsWithin(Duration limit) throws InterruptedException {
    return process.waitFor(limit);
  }

  Termination await() throws InterruptedException {
    return new Termination.Exited(process.waitFor());
  }

  /** Kills the program if it runs, and the processes that it started. */
  void kill() {
    if (process.isAlive()) {
      // Its children come first: when it is dead, nothing tells any more whose they are.
      Stream.concat(process.descendants().toList().stream(), Stream.of(process.toHandle()))
          .forEach(ProcessHandle::destroyForcibly);
    }
    session.ifPresent(Session::kill);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The lab is ending, and the hook runs by itself.
    }
    if (process.isAlive()) {
      kill();
    }
  }
}
