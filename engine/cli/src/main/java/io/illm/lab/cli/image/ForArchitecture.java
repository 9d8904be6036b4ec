package io.illm.lab.cli.image;

import io.illm.lab.image.Images;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --arch} of the image commands. */
final class ForArchitecture {

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "amd64 or arm64; default: this machine's")
  private String word = "";

  /** Returns the images in a cache for the chosen architecture. */
  Images images(Path cache) {
    return new Images(cache, chosen());
  }

  private Architecture chosen() {
    if (word.isEmpty()) {
      return Architecture.ofThisMachine();
    }
    return Architecture.of(word)
        .orElseThrow(() ->
            new BadInput(
                Fault.of(
                    "no image is made for the architecture `" + word + "`",
                    Suggestion.of(word, Architecture.words()))));
  }
}
