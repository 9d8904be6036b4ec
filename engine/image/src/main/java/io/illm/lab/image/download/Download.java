package io.illm.lab.image.download;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/**
 * The download of one file. If it is cut, the bytes that came are kept under the file's checksum.
 * The next download, by this process or a later one, asks for the rest only.
 *
 * @param remote the file on its host
 * @param sha256 the file's SHA-256 in hexadecimal
 * @param size the file's size in bytes
 * @param folder the folder that keeps the file while it is incomplete
 */
public record Download(RemoteFile remote, String sha256, long size, Path folder) {

  private static final int ATTEMPTS = 5;
  private static final int BUFFER = 1 << 16;

  /**
   * Downloads the file.
   *
   * @param received is given the number of bytes that are there, again and again
   * @return the file, which has the expected checksum
   * @throws NoAnswer if the host does not answer; the bytes that came are kept
   * @throws WrongContent if the host sends another file
   */
  public Path run(LongConsumer received) throws NoAnswer, WrongContent {
    Path part = folder.resolve(sha256);
    try {
      Files.createDirectories(folder);
      complete(part, received);
      return checked(part);
    } catch (IOException e) {
      throw new Broken("writing " + part, e);
    }
  }

  private void complete(Path part, LongConsumer received) throws NoAnswer, IOException {
    IOException cut = new IOException("nothing came");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (there(part) < size) {
          append(part, received);
        }
      } catch (IOException e) {
        cut = e;
      }
      if (there(part) >= size) {
        return;
      }
    }
    throw new Broken(
        "the download of %s was cut %d times at byte %d of %d: %s"
            .formatted(
                remote.address(), ATTEMPTS, there(part), size, String.valueOf(cut.getMessage())),
        "try again: it goes on where it was cut");
  }

  private static long there(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private void append(Path part, LongConsumer received) throws NoAnswer, IOException {
    HttpResponse<InputStream> response = remote.from(there(part));
    // A host that can't start in the middle sends the whole file again.
    StandardOpenOption mode =
        response.statusCode() == HttpURLConnection.HTTP_PARTIAL
            ? StandardOpenOption.APPEND
            : StandardOpenOption.TRUNCATE_EXISTING;
    try (InputStream in = response.body();
        StallTimeout stall = new StallTimeout(in, remote.stallTimeout());
        OutputStream out =
            Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      copy(in, out, there(part), received, stall);
    }
  }

  /** Copies hardly more bytes than are expected, whatever the host sends. */
  private void copy(
      InputStream in, OutputStream out, long before, LongConsumer received, StallTimeout stall)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long done = before;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      stall.dataCame();
      done += read;
      received.accept(done);
      if (done > size) {
        return;
      }
    }
  }

  private Path checked(Path part) throws IOException, WrongContent {
    long there = there(part);
    String found = there == size ? Fingerprint.of(part) : there + " bytes";
    if (found.equals(sha256)) {
      return part;
    }
    Files.delete(part);
    throw new WrongContent(found);
  }
}
