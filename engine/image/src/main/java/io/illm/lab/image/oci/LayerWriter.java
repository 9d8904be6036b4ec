package io.illm.lab.image.oci;

import io.illm.lab.image.cache.Fingerprint;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes a layer whose bytes depend only on its entries. All entries belong to root and have the
 * same time. The tar is not compressed, because compressed bytes depend on the version of zlib.
 * Paths are relative to the image's root. Parent folders are added as needed.
 */
public final class LayerWriter implements AutoCloseable {

  private static final FileTime TIME = FileTime.from(Instant.EPOCH.plusSeconds(1));
  private static final int BUFFER = 1 << 18;

  private final MessageDigest digest = Fingerprint.sha256();
  private final TarArchiveOutputStream tar;
  private final Set<String> folders = new HashSet<>();

  /** Creates the file of a layer. */
  public LayerWriter(Path file) throws IOException {
    this(Files.newOutputStream(file));
  }

  /** Writes a layer to a stream, which is closed with it. */
  LayerWriter(OutputStream to) {
    OutputStream out = new DigestOutputStream(to, digest);
    tar = new TarArchiveOutputStream(new BufferedOutputStream(out, BUFFER), "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  /** Adds a folder, unless the layer has it. */
  public LayerWriter folder(String path, int mode) throws IOException {
    if (folders.add(path)) {
      parents(path);
      put(new TarArchiveEntry(path + "/"), TarConstants.LF_DIR, mode);
      tar.closeArchiveEntry();
    }
    return this;
  }

  /** Adds a file of this machine. */
  public LayerWriter file(String path, int mode, Path source) throws IOException {
    try (InputStream in = Files.newInputStream(source)) {
      return file(path, mode, Files.size(source), in);
    }
  }

  /** Adds a text file. */
  public LayerWriter file(String path, int mode, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    return file(path, mode, bytes.length, new ByteArrayInputStream(bytes));
  }

  /** Adds a file of a known size. */
  public LayerWriter file(String path, int mode, long bytes, InputStream in) throws IOException {
    parents(path);
    var entry = new TarArchiveEntry(path);
    entry.setSize(bytes);
    put(entry, TarConstants.LF_NORMAL, mode);
    in.transferTo(tar);
    tar.closeArchiveEntry();
    return this;
  }

  /** Adds a symbolic link. */
  public LayerWriter link(String path, String target) throws IOException {
    parents(path);
    var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    put(entry, TarConstants.LF_SYMLINK, 0777);
    tar.closeArchiveEntry();
    return this;
  }

  /** Adds a second name of a file in this layer. */
  public LayerWriter hardLink(String path, int mode, String target) throws IOException {
    parents(path);
    var entry = new TarArchiveEntry(path, TarConstants.LF_LINK);
    entry.setLinkName(target);
    put(entry, TarConstants.LF_LINK, mode);
    tar.closeArchiveEntry();
    return this;
  }

  private void parents(String path) throws IOException {
    int slash = path.lastIndexOf('/');
    if (slash > 0) {
      folder(path.substring(0, slash), 0755);
    }
  }

  private void put(TarArchiveEntry entry, byte type, int mode) throws IOException {
    entry.setMode((type == TarConstants.LF_DIR ? 040000 : 0100000) | mode);
    entry.setIds(0, 0);
    entry.setNames("", "");
    entry.setLastModifiedTime(TIME);
    tar.putArchiveEntry(entry);
  }

  /** Completes the layer and returns its SHA-256 in hexadecimal. */
  public String finish() throws IOException {
    tar.close();
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
