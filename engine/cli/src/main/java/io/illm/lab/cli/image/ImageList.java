package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.component.image.ImageSupply;
import io.illm.lab.image.ImagePolicy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab image list}: lists the images in the cache, and where the others would come from. */
@Command(
    name = "list",
    description = "list the images in the cache, and where the others would come from")
public final class ImageList implements Callable<Integer> {

  private final Lab lab;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command. */
  public ImageList(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    ImageSupply supply = ImageSupply.of(lab.home(), ImagePolicy.AUTO, lab.terminal().progress());
    KnownImages known = KnownImages.of(lab.library());
    List<ImageView> here = supply.all().stream().map(ImageView::of).toList();
    Stream<ImageView> others =
        known.names().stream()
            .filter(name -> here.stream().noneMatch(image -> image.image().equals(name)))
            .map(name -> ImageView.elsewhere(name, known.placesOf(name)));
    List<ImageView> all = Stream.concat(here.stream(), others).toList();
    if (json) {
      lab.terminal().print(Json.of(all));
      return ExitCode.OK.code();
    }
    Table table = new Table("DIGEST", "SIZE", "FOR", "FROM", "IMAGE");
    all.forEach(
        one -> table.row(one.shortDigest(), size(one), forWhat(one), one.from(), one.image()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private static String forWhat(ImageView image) {
    return image.here() ? image.architecture() : "-";
  }

  private static String size(ImageView image) {
    return image.here() ? Words.size(image.bytes()) : "-";
  }
}
