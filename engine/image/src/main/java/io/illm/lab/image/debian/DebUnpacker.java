package io.illm.lab.image.debian;

import io.illm.lab.host.Command;
import io.illm.lab.image.oci.LayerWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Copies the files of a .deb into a layer, except those that no program reads. */
final class DebUnpacker {

  private static final List<String> DROPPED =
      Stream.of("doc/", "info/", "lintian/", "locale/", "man/", "bash-completion/", "doc-base/")
          .map("usr/share/"::concat)
          .toList();

  /** Conversions between character sets other than UTF-8. They take 8 MB. */
  private static final Pattern CONVERSIONS = Pattern.compile("usr/lib/[^/]+/gconv(/.*)?");

  private static final Pattern MERGED = Pattern.compile("(bin|lib|lib64|sbin)(/.*)?");

  /**
   * The bits of a mode that are kept. Without the set-user-id, set-group-id and sticky bits, no
   * program in an image runs as another user than its own.
   */
  private static final int PERMISSIONS = 0777;

  private final LayerWriter layer;
  private final Certificates certificates;

  DebUnpacker(LayerWriter layer, Certificates certificates) {
    this.layer = layer;
    this.certificates = certificates;
  }

  void unpack(Path deb) {
    Command.in(Path.of("/"), "dpkg-deb", "--fsys-tarfile", deb.toString())
        .read(out -> {
          var tar = new TarArchiveInputStream(out);
          for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            copy(entry, tar);
          }
          return out.transferTo(OutputStream.nullOutputStream());
        });
  }

  private void copy(TarArchiveEntry entry, InputStream content) throws IOException {
    String path = path(entry.getName());
    if (path.isEmpty() || dropped(path)) {
      return;
    }
    int mode = entry.getMode() & PERMISSIONS;
    if (entry.isDirectory()) {
      layer.folder(path, path.equals("tmp") || path.equals("var/tmp") ? 01777 : mode);
    } else if (entry.isSymbolicLink()) {
      layer.link(path, entry.getLinkName());
    } else if (entry.isLink()) {
      layer.hardLink(path, mode, path(entry.getLinkName()));
    } else if (Certificates.are(path)) {
      byte[] pem = content.readAllBytes();
      certificates.add(path, pem);
      layer.file(path, mode, pem.length, new ByteArrayInputStream(pem));
    } else if (entry.isFile()) {
      layer.file(path, mode, entry.getSize(), content);
    }
  }

  private static boolean dropped(String path) {
    return DROPPED.stream().anyMatch((path + "/")::startsWith)
        || CONVERSIONS.matcher(path).matches();
  }

  /**
   * Returns the path from the root. It is inside /usr for the folders that Debian merged into it,
   * and empty for the root itself.
   */
  private static String path(String name) {
    String path = name.replaceFirst("^\\./", "").replaceFirst("/$", "");
    if (path.equals(".")) {
      return "";
    }
    return MERGED.matcher(path).matches() ? "usr/" + path : path;
  }
}
