package io.illm.lab.cli.cluster;

import picocli.CommandLine.Command;

/** {@code lab cluster}: the group of commands for clusters. */
@Command(
    name = "cluster",
    description = "boot, look into and remove clusters of your own",
    synopsisSubcommandLabel = "COMMAND")
public final class ClusterFamily {

  /** Creates the group. */
  public ClusterFamily() {}
}
