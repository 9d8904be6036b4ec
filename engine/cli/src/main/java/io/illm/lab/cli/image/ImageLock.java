package io.illm.lab.cli.image;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.image.Locks;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab image lock}: moves the locks of images to what the mirrors have now. */
@Command(name = "lock", description = "lock the packages of images again, at the versions of today")
public final class ImageLock implements Callable<Integer> {

  private final Lab lab;

  @Parameters(
      paramLabel = "COMPONENT",
      arity = "0..*",
      description =
          "whose images; `"
              + PackageLocks.APPS
              + "` for what apps stand on; if none is given, all of them")
  private List<String> names = List.of();

  /** The command. */
  public ImageLock(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Locks locks = new Locks(lab.home().cache(), lab.terminal().progress());
    for (PackageLocks each : PackageLocks.of(lab.library(), names)) {
      each.write(locks);
      each.asked().keySet().stream()
          .sorted()
          .forEach(file -> lab.terminal().print(lab.library().relative(file).toString()));
    }
    return ExitCode.OK.code();
  }
}
