package io.illm.lab.cli.image;

import picocli.CommandLine.Command;

/** {@code lab image}: the group of commands for images. */
@Command(
    name = "image",
    description = "list container images and build them from their recipes",
    synopsisSubcommandLabel = "COMMAND")
public final class ImageFamily {

  /** Creates the group. */
  public ImageFamily() {}
}
