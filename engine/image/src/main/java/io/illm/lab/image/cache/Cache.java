package io.illm.lab.image.cache;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;

/**
 * A folder of things that are costly to make, each under the fingerprint of what it was made from.
 *
 * @param root the cache's folder; made where it isn't there
 */
public record Cache(Path root) {

  /** Fills a new folder. */
  @FunctionalInterface
  public interface Filling {
    /**
     * Fills the folder.
     *
     * @param folder empty, and gone if this throws
     */
    void fill(Path folder) throws IOException;
  }

  /** Where a thing lies or would lie. */
  public Path place(String kind, String key) {
    return root.resolve(kind).resolve(key);
  }

  /**
   * The folder of a thing, made first where it isn't there: under a temporary name, renamed when
   * whole, by one process at a time.
   *
   * @param kind what it is, such as {@code images}
   * @param key names it and holds the fingerprint of its inputs
   * @param progress hears of waiting for another process
   * @param filling makes it
   */
  public Path folder(String kind, String key, Progress progress, Filling filling) {
    Path done = place(kind, key);
    if (Files.isDirectory(done)) {
      return done;
    }
    try (var _ = CacheLock.at(root.resolve("locks").resolve(kind + "-" + key), progress)) {
      if (!Files.isDirectory(done)) {
        long started = System.nanoTime();
        make(done, filling);
        note(kind, key, Duration.ofNanos(System.nanoTime() - started));
      }
    } catch (IOException e) {
      throw new Broken("can't write " + done, e);
    }
    return done;
  }

  /** How long making a thing took, with what its makers had cached by then; empty if unknown. */
  public Optional<Duration> took(String kind, String key) {
    Path note = timeOf(kind, key);
    try {
      return Files.isRegularFile(note)
          ? Optional.of(Duration.ofMillis(Long.parseLong(Files.readString(note).strip())))
          : Optional.empty();
    } catch (IOException | NumberFormatException e) {
      throw new Broken("can't read " + note, e);
    }
  }

  private void note(String kind, String key, Duration took) throws IOException {
    Path note = timeOf(kind, key);
    Files.createDirectories(note.resolveSibling(""));
    Files.writeString(note, took.toMillis() + "\n");
  }

  private Path timeOf(String kind, String key) {
    return place("times", kind + "-" + key);
  }

  /**
   * Does something while no other process or thread does the same.
   *
   * @param what names it
   * @param progress hears of waiting for another process
   * @param action what to do
   */
  public void alone(String what, Progress progress, Runnable action) {
    try (var _ = CacheLock.at(root.resolve("locks").resolve(what), progress)) {
      action.run();
    } catch (IOException e) {
      throw new Broken("can't lock " + what + " in " + root, e);
    }
  }

  /** A folder of the cache's file system for the time until it is closed. */
  public StagingFolder scratch(String name) throws IOException {
    return StagingFolder.beside(place("scratch", name + "-" + ProcessHandle.current().pid()));
  }

  private static void make(Path done, Filling filling) throws IOException {
    try (var part = StagingFolder.beside(done)) {
      filling.fill(part.folder());
      Files.setLastModifiedTime(part.folder(), FileTime.fromMillis(System.currentTimeMillis()));
      Files.move(part.folder(), done, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
