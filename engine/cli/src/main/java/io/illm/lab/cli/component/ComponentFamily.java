package io.illm.lab.cli.component;

import picocli.CommandLine.Command;

/** {@code lab component}: the group of commands for components. */
@Command(
    name = "component",
    description = "list, install and remove the platform services",
    synopsisSubcommandLabel = "COMMAND")
public final class ComponentFamily {

  /** Creates the group. */
  public ComponentFamily() {}
}
