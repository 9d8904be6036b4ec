package io.illm.lab.cli.run;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.component.install.CapabilityProviders;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.report.coverage.DocumentRules;
import io.illm.lab.report.coverage.Portfolio;
import io.illm.lab.runner.phase.Resolve;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab lint [X]}: finds faults of experiments without running anything. */
@Command(name = "lint", description = "check experiments, components and documents; runs nothing")
public final class LintCommand implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "EXPERIMENT",
      arity = "0..*",
      description = "names or folders; without one, all")
  private List<String> names = List.of();

  /** The command. */
  public LintCommand(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<Fault> faults = faults();
    if (!faults.isEmpty()) {
      throw new BadInput(faults);
    }
    lab.terminal().print(asked().size() + " without a fault");
    return ExitCode.OK.code();
  }

  /** Returns all faults of what was asked for, each once. */
  List<Fault> faults() {
    Set<Fault> faults = new LinkedHashSet<>();
    Library library = lab.library().readingOnce();
    asked().parallelStream()
        .map(name -> Resolve.faults(library, name))
        .forEachOrdered(faults::addAll);
    if (names.isEmpty()) {
      faults.addAll(faultsOfTheRest(library));
    }
    return List.copyOf(faults);
  }

  private List<String> asked() {
    return names.isEmpty() ? lab.library().experiments() : names;
  }

  /** Reads every component, and whether two of them provide the same; then every document. */
  private static List<Fault> faultsOfTheRest(Library library) {
    Faults faults = new Faults();
    CapabilityProviders.of(library, faults);
    Portfolio portfolio = Portfolio.of(library);
    faults.addAll(portfolio.faults());
    DocumentRules.apply(portfolio, faults);
    return faults.found();
  }
}
