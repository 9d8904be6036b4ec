package io.illm.lab.runner.store;

import io.illm.lab.model.Broken;
import io.illm.lab.runner.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes the files of runs the user's alone: nobody else may read them, and under sudo they belong
 * to the user who called. Each method names the files that it changes; the data of clusters, which
 * have owners of their own, lie beside them.
 *
 * @param caller the user behind sudo; empty where files keep the owner that made them
 */
public record Ownership(Optional<Caller> caller) {

  /** The ownership of files that this process makes. */
  public static Ownership ofProcess() {
    return new Ownership(Caller.ofProcess());
  }

  /**
   * Makes a folder that only its owner may enter. Parents that were missing are the user's, too.
   */
  public void makePrivate(Path folder) {
    try {
      make(folder);
      permit(folder, "rwx------");
    } catch (IOException e) {
      throw new Broken("making the folder " + folder, e);
    }
  }

  /** Makes a folder that others may enter. Parents that were missing are the user's, too. */
  public void makeShared(Path folder) {
    try {
      make(folder);
      give(folder);
    } catch (IOException e) {
      throw new Broken("making the folder " + folder, e);
    }
  }

  private void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      make(parent);
    }
    Files.createDirectory(folder);
    give(folder);
  }

  /** Makes one file the user's alone. */
  public void own(Path file) {
    try {
      permit(file, "rw-------");
      give(file);
    } catch (IOException e) {
      throw new Broken("giving " + file + " to its user", e);
    }
  }

  /**
   * Makes a run's folder the user's alone, with all that lies in it. A fault here doesn't change
   * what the run found, so it isn't thrown.
   *
   * @return the files that could not be changed; those that vanished meanwhile are left out
   */
  public List<Path> own(RunFolder folder) {
    List<Path> refused = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.path())) {
      files.filter(file -> !owned(file)).forEach(refused::add);
    } catch (IOException | UncheckedIOException _) {
      refused.add(folder.path());
    }
    return List.copyOf(refused);
  }

  private boolean owned(Path file) {
    try {
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        permit(file, "rwx------");
      } else if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        permit(file, "rw-------");
      }
      give(file);
      return true;
    } catch (IOException _) {
      return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static void permit(Path file, String permissions) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private void give(Path file) throws IOException {
    if (caller.isPresent()) {
      Files.setAttribute(file, "unix:uid", caller.get().uid(), LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", caller.get().gid(), LinkOption.NOFOLLOW_LINKS);
    }
  }
}
