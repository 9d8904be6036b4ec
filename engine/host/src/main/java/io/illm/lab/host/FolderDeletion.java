package io.illm.lab.host;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One deletion of a folder. It goes on after what can't be deleted. A folder far below the root is
 * moved up to it first, so that a tree of any depth takes few file descriptors and little stack.
 */
final class FolderDeletion {

  private static final int DEEPEST = 64;

  private final List<String> left = new ArrayList<>();
  private boolean moved;

  /**
   * Deletes a path with everything in it.
   *
   * @return what could not be deleted, with the reasons
   */
  List<String> delete(Path path) {
    try (OpenFolder parent = OpenFolder.of(path.resolveSibling(""))) {
      Path name = path.getFileName();
      if (parent.attributes(name).isDirectory()) {
        deleteTree(parent, name);
      } else {
        parent.deleteFile(name);
      }
    } catch (NoSuchFileException _) {
      // There is nothing to delete, or someone else deleted it.
    } catch (IOException e) {
      note(path, e);
    }
    return List.copyOf(left);
  }

  private void deleteTree(OpenFolder parent, Path name) throws IOException {
    do {
      moved = false;
      left.clear();
      try (OpenFolder root = parent.folder(name)) {
        deleteEntries(root, root, 0);
      }
    } while (moved);
    if (left.isEmpty()) {
      parent.deleteFolder(name);
    }
  }

  private void deleteEntries(OpenFolder root, OpenFolder folder, int depth) throws IOException {
    for (Path name : folder.names()) {
      try {
        if (!folder.attributes(name).isDirectory()) {
          folder.deleteFile(name);
        } else if (depth < DEEPEST) {
          deleteFolder(root, folder, name, depth + 1);
        } else {
          folder.move(name, root, Path.of("." + UUID.randomUUID()));
          moved = true;
        }
      } catch (NoSuchFileException _) {
        // Someone else deleted it.
      } catch (IOException e) {
        note(folder.path(name), e);
      }
    }
  }

  private void deleteFolder(OpenFolder root, OpenFolder parent, Path name, int depth)
      throws IOException {
    int leftBefore = left.size();
    try (OpenFolder folder = parent.folder(name)) {
      deleteEntries(root, folder, depth);
    }
    if (left.size() == leftBefore) {
      parent.deleteFolder(name);
    }
  }

  private void note(Path path, IOException e) {
    left.add(path + " (" + e.getClass().getSimpleName() + ")");
  }
}
