package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.time.Duration;

/** Prints one line when work begins, because the programs may take ten minutes to build. */
final class PrintedProgress implements Progress {

  @Override
  public Part begin(String what, Duration usual) {
    say(what);
    return Progress.silent().begin(what, usual);
  }

  @Override
  public void say(String line) {
    System.out.println(line);
  }
}
