package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.report.coverage.Coverage;
import io.illm.lab.report.coverage.Portfolio;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab coverage}: shows how much of the roadmap is claimed, and how much of it is proved. */
@Command(
    name = "coverage",
    description = "show which tasks of the roadmap are claimed and proved",
    footer = {
      "",
      "A task is proved if a published run shows that one of its checks or criteria",
      "holds and can fail, or that a step passed on which a document rests. Results",
      "that are stale prove nothing."
    })
public final class CoverageCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "SECTION",
      arity = "0..1",
      description = "such as 8.1: shows each task; without one, counts by section")
  private String section = "";

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public CoverageCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Portfolio portfolio = Portfolio.of(lab.library());
    sayFaults(portfolio);
    Coverage coverage = Coverage.of(portfolio);
    if (section.isEmpty()) {
      SectionCounts counts = new SectionCounts(coverage);
      if (json) {
        lab.terminal().print(Json.of(counts.rows()));
      } else {
        lab.terminal().print(counts.table());
      }
    } else {
      SectionTasks tasks = new SectionTasks(coverage, Sections.named(section, coverage.roadmap()));
      lab.terminal()
          .print(json ? Json.of(tasks.rows()) : tasks.evidence(lab.terminal().outScreen()));
    }
    return ExitCode.OK.code();
  }

  private void sayFaults(Portfolio portfolio) {
    if (!portfolio.faults().isEmpty()) {
      String faults = Words.count(portfolio.faults().size(), "fault");
      lab.terminal().progress().say("not all could be read: `lab lint` names " + faults);
    }
  }
}
