package io.illm.lab.runner.step;

import io.illm.lab.model.Broken;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Runs a shell as the steps' user, in the steps' folder and environment. It returns only when all
 * processes that the shell started have ended.
 *
 * @param workspace the workspace in which it runs
 * @param variables additional environment variables
 */
record UserShell(Workspace workspace, Map<String, String> variables) {

  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final File NOTHING = new File("/dev/null");

  /** Reads the output of a shell. */
  @FunctionalInterface
  interface Reader {
    /** Reads a stream to its end. */
    void read(InputStream stream) throws IOException;
  }

  /**
   * Runs a command to its end.
   *
   * @param limit the time limit, after which the command is killed
   * @param readers the readers of stdout and stderr; a single reader reads both
   * @return the exit code; empty if the command was killed at the time limit
   * @throws InterruptedException if the run is interrupted; the command was killed
   */
  OptionalInt run(List<String> command, Duration limit, List<Reader> readers)
      throws InterruptedException {
    String mark = workspace.folder() + "/" + UUID.randomUUID();
    List<OutputPipe> pipes = new ArrayList<>();
    try {
      for (int i = 0; i < readers.size(); i++) {
        pipes.add(OutputPipe.make(Path.of(mark + "-" + i), workspace.owner()));
      }
      return run(start(builder(command, mark, pipes), mark), limit, pipes, readers);
    } catch (IOException e) {
      throw new Broken("running `" + String.join(" ", command) + "`", e);
    } finally {
      pipes.forEach(OutputPipe::close);
    }
  }

  private record Started(Process process, StepProcesses.Shell shell) {}

  private Started start(ProcessBuilder builder, String mark) throws IOException {
    workspace.processes().begins(mark);
    try {
      Process process = builder.start();
      return new Started(process, workspace.processes().started(mark, process.pid()));
    } catch (IOException e) {
      workspace.processes().failed(mark);
      throw e;
    }
  }

  private OptionalInt run(
      Started started, Duration limit, List<OutputPipe> pipes, List<Reader> readers)
      throws IOException, InterruptedException {
    List<Thread> reading = new ArrayList<>();
    try {
      for (int i = 0; i < pipes.size(); i++) {
        pipes.get(i).started();
        reading.add(follow(readers.get(i), pipes.get(i).stream()));
      }
      boolean ended = started.process().waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
      return ended ? OptionalInt.of(started.process().exitValue()) : OptionalInt.empty();
    } finally {
      workspace.processes().end(started.shell());
      for (Thread each : reading) {
        each.join(DRAIN);
      }
    }
  }

  private static Thread follow(Reader reader, InputStream stream) {
    return Thread.ofPlatform()
        .daemon()
        .name("output of a step")
        .start(() -> {
          try {
            reader.read(stream);
          } catch (IOException _) {
            // The pipe was closed while a process still held it. The output up to then is kept.
          }
        });
  }

  private ProcessBuilder builder(List<String> command, String mark, List<OutputPipe> pipes) {
    List<String> words = new ArrayList<>(workspace.user().prefix());
    words.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .directory(workspace.home().toFile())
            .redirectInput(NOTHING)
            .redirectOutput(pipes.getFirst().redirect())
            .redirectError(pipes.getLast().redirect())
            .redirectErrorStream(pipes.size() == 1);
    builder.environment().clear();
    builder.environment().putAll(StepEnvironment.of(workspace));
    builder.environment().putAll(variables);
    builder.environment().put(StepProcesses.VARIABLE, mark);
    return builder;
  }
}
