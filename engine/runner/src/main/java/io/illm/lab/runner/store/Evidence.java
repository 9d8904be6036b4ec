package io.illm.lab.runner.store;

import io.illm.lab.check.K6Results.Sample;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The files that a run keeps beside its result: the requests of each trial, and the logs of the
 * clusters if the run failed or left objects behind.
 *
 * @param folder the folder of these files
 */
public record Evidence(Path folder) {

  /**
   * Writes the requests of a trial as CSV. Each line has the time of the request in milliseconds
   * since 1970, its duration in milliseconds and its status.
   *
   * @param trial the trial's number in the order of execution
   */
  public void samples(String study, int trial, String variant, List<Sample> samples) {
    if (samples.isEmpty()) {
      return;
    }
    String name = "%s-trial-%02d-%s.csv".formatted(word(study), trial, word(variant));
    Stream<String> lines =
        samples.stream().map(s -> s.unixMillis() + "," + s.millis() + "," + s.status());
    write(name, Stream.concat(Stream.of("unix_millis,duration_millis,status"), lines).toList());
  }

  /** Copies the logs of a cluster's programs. The map's key is the program's name. */
  public void logs(Map<String, Path> logs) {
    logs.forEach((program, log) -> {
      try {
        Path kept = folder.resolve("logs").resolve(program + ".log");
        Files.createDirectories(kept.getParent());
        Files.copy(log, kept, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new Broken("keeping the log of " + program, e);
      }
    });
  }

  private void write(String name, List<String> lines) {
    try {
      Files.write(folder.resolve(name), lines);
    } catch (IOException e) {
      throw new Broken("keeping " + name, e);
    }
  }

  /** Returns a name in a form that is valid in a file name. */
  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
