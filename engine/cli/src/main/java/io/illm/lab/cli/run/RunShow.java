package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.RunJson;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab show ID}: what a run came to. */
@Command(name = "show", description = "show what a run came to, and where its report is")
public final class RunShow implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "ID", description = "a run's id, the end of one, or `last`")
  private String id = "";

  @Option(names = "--json", description = "print run.json")
  private boolean json;

  /** The command. */
  public RunShow(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    RunFolder folder = new Runs(lab.home().runs()).folder(id);
    Run run = Runs.read(folder).orElseThrow(() -> unfinished(folder));
    if (json) {
      lab.terminal().print(RunJson.write(run).strip());
    } else {
      new RunSummary(lab.terminal().outScreen())
          .lines(run, folder, Optional.empty())
          .forEach(lab.terminal()::print);
    }
    return ExitCode.OK.code();
  }

  private static BadInput unfinished(RunFolder folder) {
    return new BadInput(
        Fault.of(
            "the run " + folder.id() + " has not ended",
            "if it was killed, `lab clean` undoes it; its journal is " + folder.journal()));
  }
}
