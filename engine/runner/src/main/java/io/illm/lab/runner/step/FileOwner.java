package io.illm.lab.runner.step;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Gives files to the steps' user.
 *
 * @param user the steps' user; if the lab itself runs as this user, files keep their owner
 */
record FileOwner(StepUser user) {

  /** Changes the owner of one file, folder or link. It does not change the target of a link. */
  void take(Path path) throws IOException {
    if (user.switches()) {
      Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
