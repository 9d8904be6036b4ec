package io.illm.lab.cli.run;

import io.illm.lab.cli.image.ImagesOption;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.RunOptions.Mode;
import java.security.SecureRandom;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The options of {@code lab run} that are the same for each of its experiments.
 *
 * @param trials the number of trials of each variant; empty for the number in the study
 * @param seed the seed for the order of the trials; empty for a random one for each run
 * @param keep whether the cluster stays up afterwards
 * @param on where it runs
 * @param images the places that images may come from
 */
record SeededRun(
    OptionalInt trials, OptionalLong seed, boolean keep, ClusterOptions on, ImagesOption images) {

  private static final int SEEDS = 1_000_000;

  /** Returns the options for one experiment. */
  RunOptions of(String experiment) {
    long order = seed.orElseGet(() -> new SecureRandom().nextInt(SEEDS));
    return new RunOptions(
        experiment,
        Mode.RUN,
        trials,
        order,
        keep,
        on.ref(),
        on.providerKind(),
        on.registry(),
        images.policy(),
        on.have(),
        "lab run "
            + experiment
            + " --seed "
            + order
            + (trials.isEmpty() ? "" : " --trials " + trials.getAsInt())
            + on.typed()
            + images.typed());
  }
}
