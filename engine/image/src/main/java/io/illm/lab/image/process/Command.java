package io.illm.lab.image.process;

import io.illm.lab.model.Broken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Another program with its arguments, and where and how it runs.
 *
 * @param words the program and its arguments
 * @param folder its working directory
 * @param environment variables to set; one with an empty value is taken away
 */
public record Command(List<String> words, Path folder, Map<String, String> environment) {

  /** Reads a program's standard output. */
  @FunctionalInterface
  public interface Reading<T> {
    /** Reads to the end. */
    T read(InputStream out) throws IOException;
  }

  /** A command that runs in a folder with this process's environment. */
  public static Command in(Path folder, String... words) {
    return new Command(List.of(words), folder, Map.of());
  }

  /** Runs it to its end and keeps what it prints. */
  public ProcessResult run() {
    return run(_ -> {});
  }

  /**
   * Runs it to its end and keeps what it prints.
   *
   * @param onError hears each line of its standard error as it comes
   */
  public ProcessResult run(Consumer<String> onError) {
    return run(onError, Command::lines).ended();
  }

  /** Runs it and reads its output as bytes. */
  public <T> T read(Reading<T> reading) {
    Ran<T> ran = run(_ -> {}, reading);
    ran.ended().orThrow(this);
    return ran.value();
  }

  private record Ran<T>(ProcessResult ended, T value) {}

  private <T> Ran<T> run(Consumer<String> onError, Reading<T> reading) {
    try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
        ChildProcess child = ChildProcess.start(builder())) {
      var err = new ArrayList<String>();
      var errRead =
          CompletableFuture.runAsync(
              () -> each(child.err(), line -> note(line, err, onError)), readers);
      var out = CompletableFuture.supplyAsync(() -> unchecked(reading, child.out()), readers);
      int code = child.await();
      errRead.join();
      T value = out.join();
      return new Ran<>(
          new ProcessResult(code, value instanceof Lines l ? l.lines() : List.of(), err), value);
    } catch (IOException e) {
      throw new Broken("can't start " + words.getFirst(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while " + words.getFirst() + " ran", e);
    }
  }

  private ProcessBuilder builder() {
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("LC_ALL", "C.UTF-8");
    environment.forEach((name, value) -> {
      if (value.isEmpty()) {
        builder.environment().remove(name);
      } else {
        builder.environment().put(name, value);
      }
    });
    return builder;
  }

  private record Lines(List<String> lines) {}

  private static Lines lines(InputStream in) {
    var lines = new ArrayList<String>();
    each(in, lines::add);
    return new Lines(lines);
  }

  private static void note(String line, List<String> kept, Consumer<String> onError) {
    kept.add(line);
    onError.accept(line);
  }

  private static void each(InputStream in, Consumer<String> consumer) {
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader.lines().forEach(consumer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T unchecked(Reading<T> reading, InputStream in) {
    try (in) {
      return reading.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
