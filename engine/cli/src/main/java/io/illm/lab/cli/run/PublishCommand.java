package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.experiment.FolderContent;
import io.illm.lab.model.run.Run;
import io.illm.lab.report.Publish;
import io.illm.lab.report.coverage.Catalogue;
import io.illm.lab.report.coverage.Portfolio;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab publish ID}: writes a run's figures into its experiment, so that none is typed. */
@Command(
    name = "publish",
    description = "write a run's figures and plots into its experiment's folder")
public final class PublishCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "ID",
      arity = "0..1",
      description = "a run's id, the end of one, or `last`")
  private String id = "last";

  /** The command. */
  public PublishCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    RunFolder folder = new Runs(lab.home().runs()).folder(id);
    Run run = Runs.read(folder).orElseThrow(() -> unpublishable(folder, "it has not ended"));
    unfit(run)
        .ifPresent(why -> {
          throw unpublishable(folder, why);
        });
    Experiment experiment = lab.library().experiment(run.experiment());
    requireUnchanged(run, experiment, folder);
    Publish.into(run, experiment.folder());
    Catalogue.write(Portfolio.of(lab.library()));
    lab.terminal().print(lab.library().relative(experiment.folder()).toString());
    return ExitCode.OK.code();
  }

  /**
   * Why a run is no evidence. A hypothesis that is refuted, or that lacks evidence, is a result
   * like any other: if only the validated ones were published, the page would show successes alone.
   */
  private static Optional<String> unfit(Run run) {
    if (run.outcome().interrupted()) {
      return Optional.of("it was interrupted");
    }
    if (run.outcome().broken().isPresent()) {
      return Optional.of("the lab broke");
    }
    if (run.outcome().tutorial() == Run.Outcome.Tutorial.FAILED) {
      return Optional.of("its tutorial failed");
    }
    return run.audit().state() == Run.Audit.State.LEAKED
        ? Optional.of("it left something behind")
        : Optional.empty();
  }

  /** Results of what the folder no longer holds would be told as if they were its own. */
  private static void requireUnchanged(Run run, Experiment experiment, RunFolder folder) {
    List<String> changed =
        new FolderContent(run.content()).differences(FolderContent.of(experiment.folder()));
    if (!changed.isEmpty()) {
      throw unpublishable(
          folder, "the experiment has changed since: " + String.join(", ", changed));
    }
  }

  private static BadInput unpublishable(RunFolder folder, String why) {
    return new BadInput(
        Fault.of("the run " + folder.id() + " can't be published: " + why, "run it again"));
  }
}
