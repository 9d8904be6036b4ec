package io.illm.lab.runner.store;

import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * One run's folder in the store.
 *
 * @param path the folder, named after the run's id
 */
public record RunFolder(Path path) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Makes the folder of a new run.
   *
   * @param runs the folder of all runs
   * @param now when it begins
   * @param random where its id's last digits come from
   * @param ownership whose the folder is
   */
  public static RunFolder create(
      Path runs, Instant now, RandomGenerator random, Ownership ownership) {
    String suffix = HexFormat.of().toHexDigits((short) random.nextInt());
    Path path = runs.resolve(STAMP.format(now) + "-" + suffix);
    ownership.makePrivate(runs);
    if (Files.exists(path)) {
      throw new Broken("a run with the id " + path.getFileName() + " is there", "run it again");
    }
    ownership.makePrivate(path);
    ownership.makePrivate(path.resolve("evidence"));
    return new RunFolder(path);
  }

  /** The run's id. */
  public String id() {
    return path.getFileName().toString();
  }

  /** The name of the main cluster that this run boots for itself. */
  public String cluster() {
    return "run-" + id().substring(id().length() - 4);
  }

  /**
   * The name of a cluster that this run boots for itself.
   *
   * @param inExperiment what the experiment calls it
   */
  public String cluster(String inExperiment) {
    return inExperiment.equals(Experiment.MAIN_CLUSTER)
        ? cluster()
        : cluster() + "-" + inExperiment;
  }

  /** The journal. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** Where outputs, samples and logs are kept. */
  public Path evidence() {
    return path.resolve("evidence");
  }
}
