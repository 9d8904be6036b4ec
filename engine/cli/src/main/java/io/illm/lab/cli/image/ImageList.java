package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.cli.terminal.Json;
import io.illm.lab.cli.terminal.Table;
import io.illm.lab.cli.terminal.Words;
import io.illm.lab.image.Images;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab image list}: lists the images in the cache and those with a recipe. */
@Command(name = "list", description = "list the images that are built or have a recipe")
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
    List<ImageView> made =
        new Images(lab.home().cache()).list().stream().map(ImageView::of).toList();
    Stream<ImageView> others =
        KnownImages.of(lab.library()).names().stream()
            .filter(name -> made.stream().noneMatch(image -> image.image().equals(name)))
            .map(ImageView::notMade);
    List<ImageView> all = Stream.concat(made.stream(), others).toList();
    if (json) {
      lab.terminal().print(Json.of(all));
      return ExitCode.OK.code();
    }
    Table table = new Table("DIGEST", "SIZE", "FOR", "IMAGE");
    all.forEach(one -> table.row(one.shortDigest(), size(one), forWhat(one), one.image()));
    lab.terminal().print(table);
    return ExitCode.OK.code();
  }

  private static String forWhat(ImageView image) {
    return image.made() ? image.architecture() : "-";
  }

  private static String size(ImageView image) {
    return image.made() ? Words.size(image.bytes()) : "-";
  }
}
