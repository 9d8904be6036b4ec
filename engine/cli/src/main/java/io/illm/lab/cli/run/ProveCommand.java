package io.illm.lab.cli.run;

import io.illm.lab.cli.Lab;
import io.illm.lab.cli.image.ImagesOption;
import io.illm.lab.model.run.Run;
import io.illm.lab.runner.RunOptions;
import io.illm.lab.runner.RunOptions.Mode;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab prove X}: shows that the checks can fail. */
@Command(
    name = "prove",
    description = "run a tutorial and break each check that says how, one at a time")
public final class ProveCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "EXPERIMENT", description = "its name, or the path of its folder")
  private String name = "";

  @Mixin private ClusterOptions on = new ClusterOptions();

  @Mixin private final ImagesOption images = new ImagesOption();

  @Option(names = "--json", description = "print run.json instead of a summary")
  private boolean json;

  /** The command. */
  public ProveCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    RunOptions options =
        new RunOptions(
            name,
            Mode.PROVE,
            OptionalInt.empty(),
            0,
            false,
            on.ref(),
            on.providerKind(),
            on.registry(),
            images.policy(),
            on.have(),
            "lab prove " + name + on.typed() + images.typed());
    return new RunSession(lab, json, on.consent(lab.terminal())).run(options, Run::exitCode);
  }
}
