package io.illm.lab.cli.image;

import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.yaml.Suggestion;
import picocli.CommandLine.Option;

/** The option {@code --arch} of the image commands. */
final class ForArchitecture {

  @Option(
      names = "--arch",
      paramLabel = "ARCH",
      description = "amd64 or arm64; default: this machine's")
  private String word = "";

  /** Returns the chosen architecture. */
  Architecture chosen() {
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
