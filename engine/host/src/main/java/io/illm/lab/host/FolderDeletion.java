package io.illm.lab.host;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One deletion of a folder. It goes on after what can't be deleted. */
final class FolderDeletion {

  private final List<String> left = new ArrayList<>();

  /**
   * Deletes a path with everything in it.
   *
   * @return what could not be deleted, with the reasons
   */
  List<String> delete(Path path) {
    try (OpenFolder parent = OpenFolder.of(path.resolveSibling(""))) {
      delete(parent, path.getFileName());
    } catch (NoSuchFileException _) {
      // There is nothing to delete.
    } catch (IOException e) {
      note(path, e);
    }
    return List.copyOf(left);
  }

  private void delete(OpenFolder folder, Path name) {
    try {
      if (folder.attributes(name).isDirectory()) {
        empty(folder, name);
        folder.deleteFolder(name);
      } else {
        folder.deleteFile(name);
      }
    } catch (NoSuchFileException _) {
      // Someone else deleted it.
    } catch (IOException e) {
      note(folder.path(name), e);
    }
  }

  private void empty(OpenFolder parent, Path name) throws IOException {
    try (OpenFolder folder = parent.folder(name)) {
      for (Path child : folder.names()) {
        delete(folder, child);
      }
    }
  }

  private void note(Path path, IOException e) {
    left.add(path + " (" + e.getClass().getSimpleName() + ")");
  }
}
