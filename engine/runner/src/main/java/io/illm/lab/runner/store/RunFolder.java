package io.illm.lab.runner.store;

import io.illm.lab.host.Ownership;
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
 * The folder of one run.
 *
 * @param path the folder, named after the run's id
 */
public record RunFolder(Path path) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  /**
   * Creates the folder of a new run.
   *
   * @param runs the folder of all runs
   * @param now the start time of the run
   * @param random the source of the last digits of the run's id
   * @param ownership makes the folder private to its user
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

  /** Returns the run's id. */
  public String id() {
    return path.getFileName().toString();
  }

  /** Returns the name of the main cluster that this run boots for itself. */
  public String cluster() {
    return "run-" + id().substring(id().length() - 4);
  }

  /**
   * Returns the name of a cluster that this run boots for itself.
   *
   * @param inExperiment the cluster's name in the experiment
   */
  public String cluster(String inExperiment) {
    return inExperiment.equals(Experiment.MAIN_CLUSTER)
        ? cluster()
        : cluster() + "-" + inExperiment;
  }

  /** Returns the path of the journal. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }

  /** Returns the folder for outputs, samples and logs. */
  public Path evidence() {
    return path.resolve("evidence");
  }
}
