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
 * A folder of results that are costly to make. The fingerprint of a result's inputs is its key.
 *
 * @param root the cache's folder, which is created if it is missing
 */
public record Cache(Path root) {

  /**
   * Fills a new folder.
   *
   * @param <E> the exception that says why the result can't be made
   */
  @FunctionalInterface
  public interface Filling<E extends Exception> {
    /**
     * Fills the folder.
     *
     * @param folder an empty folder, which is deleted if this method throws
     */
    void fill(Path folder) throws IOException, E;
  }

  /** Returns the folder of a result, which may be missing. */
  public Path place(String kind, String key) {
    return root.resolve(kind).resolve(key);
  }

  /**
   * Returns the folder of a result, and makes it first if it is missing. One process at a time
   * makes it, under a temporary name that is changed when it is complete.
   *
   * @param kind the kind of result, such as {@code images}
   * @param key the result's name, with the fingerprint of its inputs
   * @param progress is told when another process is waited for
   * @param filling makes the result
   */
  public <E extends Exception> Path folder(
      String kind, String key, Progress progress, Filling<E> filling) throws E {
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

  /**
   * Returns the time that making a result took. It depends on what other caches had then. Empty if
   * it is unknown.
   */
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
   * Runs an action while no other process or thread runs an action of the same name.
   *
   * @param what the action's name
   * @param progress is told when another process is waited for
   * @param action the action
   */
  public void alone(String what, Progress progress, Runnable action) {
    try (var _ = CacheLock.at(root.resolve("locks").resolve(what), progress)) {
      action.run();
    } catch (IOException e) {
      throw new Broken("can't lock " + what + " in " + root, e);
    }
  }

  /** Creates a temporary folder on the cache's file system. It is deleted when it is closed. */
  public StagingFolder scratch(String name) throws IOException {
    return StagingFolder.beside(place("scratch", name + "-" + ProcessHandle.current().pid()));
  }

  private static <E extends Exception> void make(Path done, Filling<E> filling)
      throws IOException, E {
    try (var part = StagingFolder.beside(done)) {
      filling.fill(part.folder());
      Files.setLastModifiedTime(part.folder(), FileTime.fromMillis(System.currentTimeMillis()));
      Files.move(part.folder(), done, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
