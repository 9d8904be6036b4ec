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
 * What a run keeps beside its result: every request of every trial, and the logs of a cluster on
 * which something went wrong.
 *
 * @param folder where it is kept
 */
public record Evidence(Path folder) {

  /**
   * Keeps a trial's requests as CSV: when each was made in milliseconds since 1970, how many
   * milliseconds it took, its status.
   *
   * @param trial its number in the order run
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

  /** Keeps the logs of a cluster's programs, by the program's name. */
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

  /** A name as a part of a file's name. */
  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
