package io.illm.lab.image.release;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Extracts the programs of a released file.
 *
 * @param declared the file that lists the programs, for messages
 */
record Unpacking(Path declared) {

  void run(ReleaseFile file, Path downloaded, Path folder) throws IOException {
    Map<String, String> members = new TreeMap<>();
    for (Map.Entry<String, String> program : file.programs().entrySet()) {
      if (program.getValue().equals(".")) {
        place(Files.newInputStream(downloaded), folder.resolve(program.getKey()));
      } else {
        members.put(plain(program.getValue()), program.getKey());
      }
    }
    if (!members.isEmpty()) {
      extract(downloaded, members, folder);
    }
    if (!members.isEmpty()) {
      throw new BadInput(
          Fault.at(
              Place.of(declared, "programs:", members.values().iterator().next()),
              file.url() + " has no " + String.join(", ", members.keySet()),
              "see what it holds with `tar -t`"));
    }
  }

  /** Extracts the members in {@code members} that the archive has. */
  private static void extract(Path archive, Map<String, String> members, Path folder)
      throws IOException {
    try (var tar =
        new TarArchiveInputStream(
            new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry();
          entry != null && !members.isEmpty();
          entry = tar.getNextEntry()) {
        String program = entry.isFile() ? members.remove(plain(entry.getName())) : null;
        if (program != null) {
          place(new Unclosed(tar), folder.resolve(program));
        }
      }
    }
  }

  private static String plain(String path) {
    return path.startsWith("./") ? path.substring(2) : path;
  }

  private static void place(InputStream content, Path program) throws IOException {
    try (content) {
      Files.copy(content, program);
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A stream of one archive member. Closing it does not close the archive. */
  private static final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}
