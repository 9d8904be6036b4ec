package io.illm.lab.host;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An open folder, whose entries are reached without following links. Where the platform can, they
 * are opened from the folder's file descriptor: a folder that someone exchanges for a link
 * meanwhile then leads nowhere. Elsewhere they are opened by their paths.
 */
final class OpenFolder implements Closeable {

  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path path;
  private final DirectoryStream<Path> stream;

  private OpenFolder(Path path, DirectoryStream<Path> stream) {
    this.path = path;
    this.stream = stream;
  }

  /** Opens a folder by its path, whose links are followed. */
  @SuppressWarnings("StreamResourceLeak") // close() closes it
  static OpenFolder of(Path path) throws IOException {
    return new OpenFolder(path, Files.newDirectoryStream(path));
  }

  /** Opens a folder in this one; a link is refused. */
  OpenFolder folder(Path name) throws IOException {
    Path child = path.resolve(name);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new OpenFolder(child, secure.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
    }
    if (!attributes(name).isDirectory()) {
      throw new NotDirectoryException(child.toString());
    }
    return of(child);
  }

  /** The names of the entries. */
  List<Path> names() throws IOException {
    var names = new ArrayList<Path>();
    try {
      stream.forEach(entry -> names.add(entry.getFileName()));
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return names;
  }

  /** The attributes of an entry or, if it is a link, of the link. */
  PosixFileAttributes attributes(Path name) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure
          .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .readAttributes();
    }
    return Files.readAttributes(
        path.resolve(name), PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens a file in this folder; a link is refused. */
  InputStream read(Path name) throws IOException {
    return Channels.newInputStream(
        stream instanceof SecureDirectoryStream<Path> secure
            ? secure.newByteChannel(name, READ)
            : Files.newByteChannel(path.resolve(name), READ));
  }

  /** Where a link in this folder leads. */
  Path target(Path name) throws IOException {
    return Files.readSymbolicLink(path.resolve(name));
  }

  /** Deletes an empty folder in this one. */
  void deleteFolder(Path name) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      secure.deleteDirectory(name);
    } else {
      Files.delete(path.resolve(name));
    }
  }

  /** Deletes a file or link in this folder. */
  void deleteFile(Path name) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      secure.deleteFile(name);
    } else {
      Files.delete(path.resolve(name));
    }
  }

  /** Moves an entry to another open folder, where it replaces an empty folder of the new name. */
  void move(Path name, OpenFolder target, Path newName) throws IOException {
    if (stream instanceof SecureDirectoryStream<Path> from
        && target.stream instanceof SecureDirectoryStream<Path> to) {
      from.move(name, to, newName);
    } else {
      Files.move(path.resolve(name), target.path.resolve(newName));
    }
  }

  /** The path of an entry, for messages. */
  Path path(Path name) {
    return path.resolve(name);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
