package io.illm.lab.cli.image;

import picocli.CommandLine.Command;

/** {@code lab image}: holds the commands about images. */
@Command(
    name = "image",
    description = "list and make container images from their recipes",
    synopsisSubcommandLabel = "COMMAND")
public final class ImageFamily {

  /** Only holds commands. */
  public ImageFamily() {}
}
