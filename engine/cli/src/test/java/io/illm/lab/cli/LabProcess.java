package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.host.Home;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The CLI in processes of its own, as a user starts it, with the user's cache and a store of its
 * own.
 */
final class LabProcess {

  private static final long LIMIT_MINUTES = 30; // of a first run, which builds all programs

  private static final Duration WRITTEN = Duration.ofMinutes(5);
  private static final long PAUSE_MILLIS = 50;

  private final Path root;
  private final Path folder;
  private final Map<String, String> environment;

  /**
   * A lab.
   *
   * @param folder where its state and what it prints are kept
   */
  LabProcess(Path folder) {
    this(folder, Path.of(System.getProperty("lab.root")));
  }

  /** A lab that works from another checkout than this one. */
  LabProcess(Path folder, Path root) {
    this(folder, root, Map.of());
  }

  private LabProcess(Path folder, Path root, Map<String, String> environment) {
    this.folder = folder;
    this.root = root;
    this.environment = Map.copyOf(environment);
  }

  /** The same lab, started with a kubeconfig. */
  LabProcess withKubeconfig(String file) {
    return with("KUBECONFIG", file);
  }

  /** The same lab, started with a variable. */
  LabProcess with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new LabProcess(folder, root, more);
  }

  /**
   * A command that has ended.
   *
   * @param exit its exit code
   * @param out its stdout
   * @param err its stderr
   */
  record Ended(int exit, String out, String err) {

    Ended exits(int expected) {
      assertThat(exit).as("exit code; stdout: %s%nstderr: %s", out, err).isEqualTo(expected);
      return this;
    }
  }

  /** A command that is running. */
  record Running(Process process, Path out, Path err) {

    Ended end() {
      try {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException | InterruptedException e) {
        throw new AssertionError("waiting for the lab", e);
      }
    }

    /** Returns when it has written something to stderr. */
    void awaitOnErr(String text) throws IOException, InterruptedException {
      Instant end = Instant.now().plus(WRITTEN);
      while (!Files.readString(err).contains(text)) {
        boolean mayCome = process.isAlive() && Instant.now().isBefore(end);
        assertThat(mayCome).as("still running, to write %s", text).isTrue();
        Thread.sleep(PAUSE_MILLIS);
      }
    }

    /** Sends what Ctrl-C sends. */
    void interrupt() throws IOException, InterruptedException {
      signal("INT");
    }

    /** Sends a signal, such as {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    }
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) {
    return start(arguments).end();
  }

  /** Starts a command. */
  Running start(String... arguments) {
    try {
      Path out = Files.createTempFile(folder, "out-", ".txt");
      Path err = Files.createTempFile(folder, "err-", ".txt");
      return new Running(
          builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start(),
          out,
          err);
    } catch (IOException e) {
      throw new AssertionError("starting the lab", e);
    }
  }

  /** Starts a command that writes to a pipe, which the caller may close as a terminal is closed. */
  Process startOnPipe(String... arguments) {
    try {
      return builder(arguments).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new AssertionError("starting the lab", e);
    }
  }

  private ProcessBuilder builder(String... arguments) {
    // A build in the background ignores these, and so would all that it starts.
    var command = new ArrayList<>(List.of("env", "--default-signal=INT,TERM,HUP"));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlab.root=" + root,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", folder.toString());
    builder.environment().putAll(environment);
    return builder;
  }

  /** Its folders. */
  Home home() {
    return Home.of(
        root,
        Map.of("XDG_STATE_HOME", folder.toString(), "HOME", folder.toString()),
        Optional.empty());
  }

  /** The newest run, as {@code lab show last --json} prints it. */
  Run last() {
    return RunJson.read(run("show", "last", "--json").exits(0).out());
  }

  /** Leaves nothing behind, whatever the test did. */
  void end() {
    run("clean");
    run("cluster", "down", "--all");
  }
}
