package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.image.ImageCatalog.Making;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab image show}: shows an image's files and digest. */
@Command(name = "show", description = "show an image's digest, archive and bill of materials")
public final class ImageShow implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "IMAGE", description = "its name, such as coredns")
  private String name = "";

  @Mixin private final ForArchitecture architecture = new ForArchitecture();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ImageShow(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    KnownImages known = KnownImages.of(lab.library());
    String image = known.named(name);
    Making making = known.catalog().making(image).orElseThrow();
    ImageView view =
        architecture
            .images(lab.home().cache())
            .find(image, making.recipe(), making.source())
            .map(ImageView::of)
            .orElseThrow(() -> new BadInput(notMade(image)));
    lab.terminal().print(json ? Json.of(view) : text(view));
    return ExitCode.OK.code();
  }

  private Fault notMade(String image) {
    return Fault.of(image + " is not made yet", "`lab image build " + name + "` makes it");
  }

  private static String text(ImageView view) {
    return (view.image() + "\n")
        + Words.field("for", view.architecture())
        + Words.field("digest", view.digest())
        + Words.field("size", Words.size(view.bytes()))
        + Words.field("archive", view.archive())
        + Words.field("sbom", view.sbom())
        + Words.field("made in", view.buildSeconds() + " s").stripTrailing();
  }
}
