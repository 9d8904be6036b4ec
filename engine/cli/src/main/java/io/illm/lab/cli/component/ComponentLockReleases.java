package io.illm.lab.cli.component;

import io.illm.lab.cli.ExitCode;
import io.illm.lab.cli.Lab;
import io.illm.lab.image.release.ReleaseLocking;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code lab component lock-releases}: locks checksums, so that released programs are downloaded
 * instead of built.
 */
@Command(
    name = "lock-releases",
    description = "write a lock with the checksums of a component's released programs")
public final class ComponentLockReleases implements Callable<Integer> {

  private final Lab lab;

  @Parameters(paramLabel = "NAME", description = "the component's name")
  private String name = "";

  /** Creates the command. */
  public ComponentLockReleases(Lab lab) {
    this.lab = lab;
  }

  @Override
  public Integer call() {
    Path lock = ReleaseLocking.write(lab.library().component(name), lab.terminal().progress());
    lab.terminal().print(lab.library().relative(lock).toString());
    return ExitCode.OK.code();
  }
}
