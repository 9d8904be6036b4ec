package io.illm.lab.model.experiment;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The symbolic links of an experiment's folder. A run copies them as links, so that one which leads
 * out of the folder would lead nowhere, or to a file that the experiment doesn't contain.
 */
final class FolderLinks extends SimpleFileVisitor<Path> {

  private final Path folder;
  private final Path real;
  private final Faults faults;

  private FolderLinks(Path folder, Path real, Faults faults) {
    this.folder = folder;
    this.real = real;
    this.faults = faults;
  }

  /**
   * Notes every link that leads out of a folder.
   *
   * @return whether there is none, so that the folder's files may be read
   */
  static boolean stayIn(Path folder, Faults faults) {
    if (!Files.isDirectory(folder)) {
      return true; // which is a fault of its own
    }
    int before = faults.found().size();
    try {
      Files.walkFileTree(folder, new FolderLinks(folder, folder.toRealPath(), faults));
      return faults.found().size() == before;
    } catch (IOException e) {
      throw new Broken("reading " + folder, e);
    }
  }

  @Override
  public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
    return visited.equals(folder.resolve("results"))
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (attributes.isSymbolicLink() && !staysIn(file, real)) {
      faults.add(
          Fault.at(
              Place.startOf(file),
              "the link leads out of the experiment's folder, to " + Files.readSymbolicLink(file),
              "copy what it names into the folder"));
    }
    return FileVisitResult.CONTINUE;
  }

  /** What can't be read shows where it is used. */
  @Override
  public FileVisitResult visitFileFailed(Path file, @Nullable IOException fault) {
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException fault) {
    return FileVisitResult.CONTINUE;
  }

  /** A link whose target is missing, such as an editor's lock, is judged by its words. */
  private static boolean staysIn(Path link, Path folder) {
    try {
      return link.toRealPath().startsWith(folder);
    } catch (IOException _) {
      return target(link).startsWith(folder);
    }
  }

  private static Path target(Path link) {
    try {
      Path parent = link.toAbsolutePath().getParent();
      return parent == null
          ? link
          : parent.toRealPath().resolve(Files.readSymbolicLink(link)).normalize();
    } catch (IOException e) {
      throw new Broken("reading the link " + link, e);
    }
  }
}
