package io.illm.lab.cli.cluster;

import picocli.CommandLine.Command;

/** {@code lab cluster}: holds the commands about clusters. */
@Command(
    name = "cluster",
    description = "boot, look into and remove clusters of your own",
    synopsisSubcommandLabel = "COMMAND")
public final class ClusterFamily {

  /** Only holds commands. */
  public ClusterFamily() {}
}
