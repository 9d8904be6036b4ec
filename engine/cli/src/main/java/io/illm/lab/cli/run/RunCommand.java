package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.image.ImagesOption;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.Reports;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab run X}: the tutorial, its studies, the report; of one experiment or of several. */
@Command(name = "run", description = "run experiments: tutorial, studies, report, clean-up, audit")
public final class RunCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "0..1",
      description = "its name, or the path of its folder")
  private @Nullable String name;

  @Mixin private ExperimentChoice several = new ExperimentChoice();

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

  @Mixin private final ImagesOption images = new ImagesOption();

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "of several experiments, also write one JUnit report")
  private @Nullable Path junit;

  @Option(
      names = "--json",
      description = "print run.json, or the table of several experiments as JSON")
  private boolean json;

  /** The command. */
  public RunCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    requireOneMeaning();
    SeededRun options =
        new SeededRun(
            trials == null ? OptionalInt.empty() : OptionalInt.of(trials),
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            keep,
            on,
            images);
    return name == null
        ? several(options)
        : new RunSession(lab, json, on.consent(lab.terminal())).run(options.of(name), judge());
  }

  private ToIntFunction<Run> judge() {
    return strict ? Run::strictExitCode : Run::exitCode;
  }

  private int several(SeededRun options) {
    List<String> names = several.names(lab.library());
    SeriesResult result =
        RunSeries.of(lab, on.consent(lab.terminal()), options::of, judge()).run(names, _ -> true);
    Optional.ofNullable(junit).ifPresent(file -> Reports.put(file, result.junit()));
    if (json) {
      lab.terminal().print(Json.of(result.views()));
    } else if (names.isEmpty()) {
      lab.terminal().print("there is no experiment to run");
    } else {
      lab.terminal().print(result.table());
      lab.terminal().print(result.sum());
    }
    return result.exitCode();
  }

  private void requireOneMeaning() {
    Faults faults = new Faults();
    if (name == null && !several.isGiven()) {
      faults.add(
          Fault.of(
              "no experiment is named",
              "name one, or choose several with --all, --section, --phase or --stale"));
    }
    if (name != null && several.isGiven()) {
      faults.add(
          Fault.of(
              "`" + name + "` is named, and several are chosen",
              "leave out the name, or --all, --section, --phase and --stale"));
    }
    if (keep && several.isGiven()) {
      faults.add(Fault.of("--keep is for one experiment", "name it, or leave out --keep"));
    }
    if (junit != null && name != null) {
      faults.add(
          Fault.of(
              "--junit is for several experiments", "a run writes junit.xml beside its report"));
    }
    faults.throwIfAny();
  }
}
