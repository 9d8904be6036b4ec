package io.illm.lab.image.cache;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * A lock that lets one thread of one process make a result. The kernel releases the lock of a
 * process that dies.
 */
final class CacheLock implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(100);

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until the lock is free and takes it. */
  static CacheLock at(Path file, Progress progress) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel).isEmpty()) {
      await(channel, file, progress);
    }
    return new CacheLock(channel);
  }

  /** Returns whether a process holds the lock of a file. */
  static boolean isHeld(Path file) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      return lock(channel).isEmpty();
    } catch (NoSuchFileException _) {
      return false;
    } catch (IOException e) {
      throw new Broken("can't read the lock " + file, e);
    }
  }

  private static void await(FileChannel channel, Path file, Progress progress) throws IOException {
    String what = "waiting for another lab that makes " + file.getFileName();
    try (var _ = progress.begin(what, Duration.ZERO)) {
      while (lock(channel).isEmpty()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      channel.close();
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while " + what, e);
    }
  }

  private static Optional<FileLock> lock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException _) {
      return Optional.empty(); // another thread of this process has it
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
