package io.illm.lab.cli.component;

import picocli.CommandLine.Command;

/** {@code lab component}: holds the commands about components. */
@Command(
    name = "component",
    description = "list the platform services and show how they are made",
    synopsisSubcommandLabel = "COMMAND")
public final class ComponentFamily {

  /** Only holds commands. */
  public ComponentFamily() {}
}
