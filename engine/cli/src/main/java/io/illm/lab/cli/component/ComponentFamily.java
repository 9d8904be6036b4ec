package io.illm.lab.cli.component;

import picocli.CommandLine.Command;

/** {@code lab component}: holds the commands about components. */
@Command(
    name = "component",
    description = "list, install and remove the platform services",
    synopsisSubcommandLabel = "COMMAND")
public final class ComponentFamily {

  /** Only holds commands. */
  public ComponentFamily() {}
}
