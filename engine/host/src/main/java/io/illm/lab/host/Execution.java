package io.illm.lab.host;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/**
 * One execution of a command.
 *
 * @param command what is run
 */
record Execution(Command command) {

  /** Runs the program and captures its output. */
  ProcessResult capture(Optional<Consumer<String>> onLine, Optional<Consumer<String>> onErrorLine)
      throws IOException {
    try (ChildProcess child = ChildProcess.start(command)) {
      PipeReader out = PipeReader.start(child.out(), command.capture(), onLine);
      PipeReader err = PipeReader.start(child.err(), command.capture(), onErrorLine);
      Termination end = await(child);
      return new ProcessResult(command, end, out.finish(), err.finish());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** Runs the program and passes its standard output to a reading. */
  <T> T read(Command.Reading<T> reading) throws IOException {
    try (ChildProcess child = ChildProcess.start(command)) {
      PipeReader err = PipeReader.start(child.err(), command.capture(), Optional.empty());
      FutureTask<T> value =
          new FutureTask<>(() -> {
            try (InputStream out = child.out()) {
              return reading.read(out);
            }
          });
      Thread.ofVirtual().name("read " + command.words().getFirst()).start(value);
      Termination end = await(child);
      return value(value, new ProcessResult(command, end, new Output("", 0), err.finish()));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private <T> T value(FutureTask<T> value, ProcessResult result) throws InterruptedException {
    try {
      T read = value.get();
      result.orThrow();
      return read;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      var end = result.termination().described() + ": " + result.lastLines();
      throw new Broken(
          "reading what `" + command + "` printed" + (result.succeeded() ? "" : ", which " + end),
          e);
    }
  }

  /** Runs the program with this process's own streams. */
  int attach() throws IOException {
    try {
      return ChildProcess.builder(command).inheritIO().start().waitFor();
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private Termination await(ChildProcess child) throws InterruptedException {
    Termination end =
        command.limit().isEmpty() ? child.await() : await(child, command.limit().get());
    if (command.session()) {
      child.kill(); // It has ended; this kills what it left running.
    }
    return end;
  }

  private static Termination await(ChildProcess child, Duration limit) throws InterruptedException {
    if (child.endsWithin(limit)) {
      return child.await();
    }
    child.kill();
    return new Termination.TimedOut(limit);
  }

  private Broken interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Broken("interrupted while `" + command + "` ran", e);
  }
}
