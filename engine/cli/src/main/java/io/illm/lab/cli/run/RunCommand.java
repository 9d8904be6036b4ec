package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.model.run.Run;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.RunOptions.Mode;
import java.security.SecureRandom;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab run X}: the tutorial, its studies, the report. */
@Command(
    name = "run",
    description = "run an experiment: tutorial, studies, report, clean-up, audit")
public final class RunCommand implements Callable<Integer> {

  private static final int SEEDS = 1_000_000;

  private final Lab lab;

  @Parameters(paramLabel = "EXPERIMENT", description = "its name, or the path of its folder")
  private String name = "";

  @Option(
      names = "--trials",
      paramLabel = "N",
      description = "trials of each variant, instead of what the study says")
  private @Nullable Integer trials;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "of the order of trials, to repeat a run's order")
  private @Nullable Long seed;

  @Option(names = "--keep", description = "leave the cluster up afterwards")
  private boolean keep;

  @Option(
      names = "--strict",
      description = "end with 3 instead of 0 if a step or a study was not run")
  private boolean strict;

  @Mixin private ClusterOptions on = new ClusterOptions();

  @Option(names = "--json", description = "print run.json instead of a summary")
  private boolean json;

  /** The command. */
  public RunCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    long order = seed == null ? new SecureRandom().nextInt(SEEDS) : seed;
    RunOptions options =
        new RunOptions(
            name,
            Mode.RUN,
            trials == null ? OptionalInt.empty() : OptionalInt.of(trials),
            order,
            keep,
            on.ref(),
            on.providerKind(),
            on.registry(),
            on.have(),
            "lab run "
                + name
                + " --seed "
                + order
                + (trials == null ? "" : " --trials " + trials)
                + on.typed());
    return new RunSession(lab, json, on.consent(lab.terminal()))
        .run(options, strict ? Run::strictExitCode : Run::exitCode);
  }
}
