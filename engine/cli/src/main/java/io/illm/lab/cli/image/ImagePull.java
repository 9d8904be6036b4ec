package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.image.ImagePolicy;
import io.illm.lab.image.LocalImage;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab image pull}: pulls images from their registries. */
@Command(name = "pull", description = "pull images from their registries if the cache lacks them")
public final class ImagePull implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "names, such as coredns")
  private List<String> names = List.of();

  @Mixin private final ForArchitecture architecture = new ForArchitecture();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ImagePull(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    KnownImages known = KnownImages.of(lab.library());
    List<String> requested = names.stream().map(known::named).toList();
    List<LocalImage> pulled =
        ImageSupply.of(
                lab.home(), architecture.chosen(), ImagePolicy.PULL, lab.terminal().progress())
            .require(requested, known.catalog());
    if (json) {
      lab.terminal().print(Json.of(pulled.stream().map(ImageView::of).toList()));
    } else {
      pulled.forEach(
          image -> lab.terminal().print(image.image() + "  " + ImageView.of(image).shortDigest()));
    }
    return ExitCode.OK.code();
  }
}
