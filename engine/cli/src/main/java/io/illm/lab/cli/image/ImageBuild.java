package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.image.BuildImages;
import io.illm.lab.image.BuiltImage;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab image build}: builds images that aren't in the cache. */
@Command(name = "build", description = "build images from their recipes if the cache lacks them")
public final class ImageBuild implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "IMAGE",
      arity = "0..*",
      description = "names, such as coredns; default: the images of all components")
  private List<String> names = List.of();

  @Mixin private final ForArchitecture architecture = new ForArchitecture();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ImageBuild(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    KnownImages known = KnownImages.of(lab.library());
    List<String> requested =
        names.isEmpty() ? known.names() : names.stream().map(known::named).toList();
    List<BuiltImage> built =
        new BuildImages(architecture.images(lab.home().cache()), lab.terminal().progress())
            .build(requested, known.catalog());
    if (json) {
      lab.terminal().print(Json.of(built.stream().map(ImageView::of).toList()));
    } else {
      built.forEach(image -> lab.terminal().print(line(image)));
    }
    return ExitCode.OK.code();
  }

  private static String line(BuiltImage image) {
    String how = image.cached() ? "unchanged" : "made in " + Words.duration(image.buildTime());
    return image.image() + "  " + ImageView.of(image).shortDigest() + "  " + how;
  }
}
