package io.illm.lab.runner.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Gives files to the steps' user.
 *
 * @param user whom they are given to, where the lab runs as another one
 */
record FileOwner(StepUser user) {

  /** Gives one file, folder or link; what a link names stays whose it is. */
  void take(Path path) throws IOException {
    if (user.switches()) {
      Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
