package io.illm.lab.image.cache;

import io.illm.lab.host.FolderTree;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A folder under construction. It is deleted when it is closed, unless it was moved to its final
 * name.
 */
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

  /**
   * Creates a staging folder beside a final one. A staging folder that a killed process left is
   * deleted.
   */
  static StagingFolder beside(Path done) throws IOException {
    Path folder = done.resolveSibling("." + done.getFileName() + ".part");
    FolderTree.delete(folder);
    Files.createDirectories(folder);
    return new StagingFolder(folder);
  }

  /** Returns the folder, which is empty at first. */
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onShutdown);
    } catch (IllegalStateException _) {
      // The process is ending, and the hook runs by itself.
    }
    removeQuietly();
  }

  /** Deletes the folder while other shutdown hooks kill the programs that write to it. */
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
      // The next build of the same result deletes it.
    }
  }
}
