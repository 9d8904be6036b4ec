package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.component.install.VersionUpdate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab component update}: changes a component's version in the checkout. */
@Command(name = "update", description = "update a component to another version, in the checkout")
public final class ComponentUpdate implements Callable<Integer> {

  private final Lab lab;

  @Parameters(index = "0", paramLabel = "COMPONENT", description = "its name")
  private String name = "";

  @Parameters(
      index = "1",
      paramLabel = "VERSION",
      arity = "0..1",
      description = "version of its Go module; default: the newest on the mirror")
  private Optional<String> version = Optional.empty();

  /** Creates the command. */
  public ComponentUpdate(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    List<String> changes =
        new VersionUpdate(lab.home(), lab.terminal().progress())
            .update(lab.library().component(name), version);
    lab.terminal().print(changes.isEmpty() ? name + " is up to date" : String.join("\n", changes));
    return ExitCode.OK.code();
  }
}
