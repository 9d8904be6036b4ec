package io.illm.lab.cli.experiment;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.model.BadInput;
import io.illm.lab.report.coverage.Catalogue;
import io.illm.lab.report.coverage.Portfolio;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code lab catalog}: prints the page that lists all experiments with their published figures. */
@Command(
    name = "catalog",
    description = "print experiments/CATALOG.md, the experiments with their results",
    footer = {
      "",
      "`lab publish` writes the page. After another change, such as of a title:",
      "./lab catalog > experiments/CATALOG.md"
    })
public final class CatalogCommand implements Callable<Integer> {

  private final Lab lab;

  /** Creates the command. */
  public CatalogCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Portfolio portfolio = Portfolio.of(lab.library());
    if (!portfolio.faults().isEmpty()) {
      throw new BadInput(portfolio.faults());
    }
    lab.terminal().print(Catalogue.of(portfolio).stripTrailing());
    return ExitCode.OK.code();
  }
}
