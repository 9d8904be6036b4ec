package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.image.Locks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code lab image lock}: writes the locks of images with the mirrors' current versions, or with
 * the digests that their registries have now.
 */
@Command(
    name = "lock",
    description =
        "lock the packages of images at the mirrors' current versions, or the digests to pull by")
public final class ImageLock implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "COMPONENT",
      arity = "0..*",
      description =
          "components whose images to lock; `"
              + PackageLocks.APPS
              + "` for the base of apps; default: all")
  private List<String> names = List.of();

  @Option(
      names = "--pulled",
      description = "write images.lock: the digests that the registries have now")
  private boolean pulled;

  /** Creates the command. */
  public ImageLock(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    if (pulled) {
      new DigestLocks(lab).write(names).forEach(file -> lab.terminal().print(file.toString()));
      return ExitCode.OK.code();
    }
    Locks locks = new Locks(lab.home().cache(), lab.terminal().progress());
    for (PackageLocks each : PackageLocks.of(lab.library(), names)) {
      each.write(locks);
      each.packagesByLock().keySet().stream()
          .sorted()
          .forEach(file -> lab.terminal().print(lab.library().relative(file).toString()));
    }
    return ExitCode.OK.code();
  }
}
