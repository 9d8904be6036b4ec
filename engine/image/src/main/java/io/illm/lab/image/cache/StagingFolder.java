package io.illm.lab.image.cache;

import io.illm.lab.host.FolderTree;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A folder under construction: removed when closed, unless it was moved to its name before. */
public final class StagingFolder implements AutoCloseable {

  private static final int ATTEMPTS = 20;
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Path folder;
  private final Thread onShutdown;

  private StagingFolder(Path folder) {
    this.folder = folder;
    this.onShutdown = new Thread(this::removeAtLast, "remove " + folder.getFileName());
    Runtime.getRuntime().addShutdownHook(onShutdown);
  }

  /** A new part for a folder; what a killed process left of it is removed. */
  static StagingFolder beside(Path done) throws IOException {
    Path folder = done.resolveSibling("." + done.getFileName() + ".part");
    FolderTree.delete(folder);
    Files.createDirectories(folder);
    return new StagingFolder(folder);
  }

  /** The folder, empty at first. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The machine is going down: the hook runs by itself.
    }
    removeQuietly();
  }

  /** Removes it while the children that write to it are being ended by hooks of their own. */
  private void removeAtLast() {
    for (int i = 0; i < ATTEMPTS && Files.exists(folder); i++) {
      removeQuietly();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void removeQuietly() {
    try {
      FolderTree.delete(folder);
    } catch (Broken _) {
      // The next build of the same thing removes it.
    }
  }
}
