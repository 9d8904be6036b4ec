package io.illm.lab.cli.image;

import io.illm.lab.image.ImagePolicy;
import picocli.CommandLine.Option;

/** The option {@code --images} of the commands that need images. */
public final class ImagesOption {

  @Option(
      names = "--images",
      paramLabel = "POLICY",
      description =
          "auto: pull images where a registry answers, else make them; pull: only pull; make: only"
              + " make; auto if not given")
  private ImagePolicy policy = ImagePolicy.AUTO;

  /** Creates the option with its default. */
  public ImagesOption() {}

  /** Returns the places that images may come from. */
  public ImagePolicy policy() {
    return policy;
  }

  /** Returns the option as it was typed, after a blank; empty if it was not given. */
  public String typed() {
    return policy == ImagePolicy.AUTO ? "" : " --images " + policy.word();
  }
}
