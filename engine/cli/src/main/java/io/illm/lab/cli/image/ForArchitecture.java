package io.illm.lab.cli.image;

import io.illm.lab.image.Images;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option {@code --arch} of commands about images. */
final class ForArchitecture {

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "amd64 or arm64; without it, this machine's")
  private String word = "";

  /** The images for what was asked for, kept in a cache. */
  Images images(Path cache) {
    return new Images(cache, asked());
  }

  private Architecture asked() {
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
