package io.illm.lab.host;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Deletes and copies folders with everything in them. Links are never followed. */
public final class FolderTree {

  private static final int NAMED = 5;

  private FolderTree() {}

  /**
   * Deletes a folder, file or link. It is fine if there is none, and if others delete files of the
   * folder meanwhile.
   *
   * @throws Broken if something can't be deleted; everything else is deleted nevertheless
   */
  public static void delete(Path path) {
    List<String> left = new FolderDeletion().delete(path.toAbsolutePath());
    if (!left.isEmpty()) {
      var named = String.join(", ", left.subList(0, Math.min(NAMED, left.size())));
      var more = left.size() > NAMED ? " and " + (left.size() - NAMED) + " more" : "";
      throw new Broken(
          path + " can't be deleted: " + named + more, "delete it by hand as its owner or as root");
    }
  }

  /**
   * Copies a folder. Links are copied as links, wherever they lead. Sockets, pipes and devices are
   * left out. Until the copy is complete, only this process's user can enter it.
   *
   * @param from the folder to copy
   * @param to the copy, which must not exist
   * @param included tells from a path inside the folder whether it is copied
   */
  public static void copy(Path from, Path to, Predicate<Path> included) {
    try {
      new FolderCopy(included).copy(from.toAbsolutePath(), to.toAbsolutePath());
    } catch (IOException e) {
      throw new Broken("copying " + from + " to " + to, e);
    }
  }
}
