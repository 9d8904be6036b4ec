package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.image.Images;
import io.illm.lab.image.app.AppImage;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Recipe;
import io.illm.lab.runner.cluster.Clusters;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code lab image lock}: moves the locks of Debian packages to what the mirror has now. */
@Command(
    name = "lock",
    description = "lock the Debian packages of images again, at the versions of today")
public final class ImageLock implements Callable<Integer> {

  private final Lab lab;

  /** The command. */
  public ImageLock(Lab lab) {
    this.lab = lab;
  }

  private record Locked(List<String> packages, Path lock) {}

  @Override
  public Integer call() {
    Images images = new Clusters(lab.home()).images();
    for (Locked each : locks()) {
      images.lock(each.packages(), each.lock(), lab.terminal().progress());
      lab.terminal().print(lab.library().relative(each.lock()).toString());
    }
    return ExitCode.OK.code();
  }

  private List<Locked> locks() {
    Locked apps = new Locked(AppImage.BASE, lab.library().root().resolve("apps/base.lock"));
    Stream<Locked> components =
        lab.library().components().stream().map(lab.library()::component).flatMap(ImageLock::of);
    return Stream.concat(Stream.of(apps), components).toList();
  }

  private static Stream<Locked> of(Component component) {
    return component.images().values().stream()
        .filter(Recipe.Debian.class::isInstance)
        .map(Recipe.Debian.class::cast)
        .map(debian -> new Locked(debian.packages(), component.folder().resolve(debian.lock())));
  }
}
