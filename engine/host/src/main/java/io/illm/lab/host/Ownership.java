package io.illm.lab.host;

import io.illm.lab.model.Broken;
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
 * Makes the files of runs private to the user. Nobody else may read them, and under sudo they
 * belong to the user who called sudo. It changes only the files that a method names, because
 * cluster data with other owners lies in the same folder.
 *
 * @param caller the user who called sudo; if empty, files keep their owner
 */
public record Ownership(Optional<Caller> caller) {

  /** Returns the ownership for files that this process creates. */
  public static Ownership ofProcess() {
    return new Ownership(Caller.ofProcess());
  }

  /**
   * Creates a folder that only its owner may enter. Missing parents are created and belong to the
   * user, too.
   */
  public void makePrivate(Path folder) {
    try {
      make(folder);
      permit(folder, "rwx------");
    } catch (IOException e) {
      throw new Broken("making the folder " + folder, e);
    }
  }

  /**
   * Creates a folder that others may enter. Missing parents are created and belong to the user,
   * too.
   */
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

  /** Makes one file private to the user. */
  public void own(Path file) {
    try {
      permit(file, "rw-------");
      give(file);
    } catch (IOException e) {
      throw new Broken("giving " + file + " to its user", e);
    }
  }

  /**
   * Makes a folder and all files in it private to the user. A failure is returned and not thrown,
   * because it does not change what a run found.
   *
   * @return the files that could not be changed; files that no longer exist are left out
   */
  public List<Path> ownAll(Path folder) {
    List<Path> refused = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(file -> !owned(file)).forEach(refused::add);
    } catch (IOException | UncheckedIOException _) {
      refused.add(folder);
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
