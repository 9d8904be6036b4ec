package io.illm.lab.image.debian;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes locks of Debian packages. */
public final class DebianLocks {

  private final Cache cache;

  /** Creates a writer that asks apt, whose lists are kept in a cache. */
  public DebianLocks(Cache cache) {
    this.cache = cache;
  }

  /**
   * Locks packages and everything that they depend on for every architecture, at the newest
   * versions of the mirrors.
   *
   * @throws BadInput if the mirrors do not have a package; the lock is left unchanged
   */
  public void write(List<String> packages, Path lock, Progress progress) {
    List<DebianLock> resolved =
        Arrays.stream(Architecture.values())
            .map(architecture -> new Apt(cache, architecture).resolve(packages, lock, progress))
            .toList();
    try {
      Files.writeString(lock, LockFile.text(packages, resolved));
    } catch (IOException e) {
      throw new Broken("can't write " + lock, e);
    }
  }
}
