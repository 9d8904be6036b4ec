package io.illm.lab.image.release;

import io.illm.lab.image.cache.Fingerprint;
import io.illm.lab.image.release.ReleaseHost.NoAnswer;
import io.illm.lab.image.release.ReleaseLock.Locked;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * The download of one locked file. If it is cut, the bytes that came are kept under the file's
 * checksum. The next download, by this process or a later one, asks for the rest only.
 *
 * @param host the host to ask
 * @param locked the file
 * @param folder the folder that keeps the file while it is incomplete
 */
record Download(ReleaseHost host, Locked locked, Path folder) {

  private static final int ATTEMPTS = 5;
  private static final int BUFFER = 1 << 16;

  /**
   * Downloads the file.
   *
   * @return the file, whose checksum is that of the lock
   * @throws NoAnswer if the host does not answer; the bytes that came are kept
   * @throws BadInput if the file is not the locked one; it is deleted
   */
  Path run(Progress progress) throws NoAnswer {
    Path part = folder.resolve(locked.sha256());
    try (var shown = progress.begin("downloading " + locked.name(), Duration.ZERO)) {
      Files.createDirectories(folder);
      complete(part, shown);
      return checked(part);
    } catch (IOException e) {
      throw new Broken("writing " + part, e);
    }
  }

  private void complete(Path part, Progress.Part shown) throws NoAnswer, IOException {
    IOException cut = new IOException("nothing came");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        if (there(part) < locked.size()) {
          append(part, shown);
        }
      } catch (IOException e) {
        cut = e;
      }
      if (there(part) >= locked.size()) {
        return;
      }
    }
    throw new Broken(
        "the download of %s was cut %d times at byte %d of %d: %s"
            .formatted(
                locked.url(),
                ATTEMPTS,
                there(part),
                locked.size(),
                String.valueOf(cut.getMessage())),
        "try again: it goes on where it was cut");
  }

  private static long there(Path part) throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  private void append(Path part, Progress.Part shown) throws NoAnswer, IOException {
    HttpResponse<InputStream> response = host.bytes(locked.url(), there(part));
    // A host that can't start in the middle sends the whole file again.
    StandardOpenOption mode =
        response.statusCode() == HttpURLConnection.HTTP_PARTIAL
            ? StandardOpenOption.APPEND
            : StandardOpenOption.TRUNCATE_EXISTING;
    try (InputStream in = response.body();
        StallTimeout stall = new StallTimeout(in, host.stallTimeout());
        OutputStream out =
            Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, mode)) {
      copy(in, out, there(part), shown, stall);
    }
  }

  /** Copies at most as many bytes as the lock says, whatever the host sends. */
  private void copy(
      InputStream in, OutputStream out, long before, Progress.Part shown, StallTimeout stall)
      throws IOException {
    byte[] buffer = new byte[BUFFER];
    long done = before;
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      out.write(buffer, 0, read);
      stall.dataCame();
      done += read;
      shown.at(
          (done >> 20) + " of " + (locked.size() >> 20) + " MiB", (double) done / locked.size());
      if (done > locked.size()) {
        return;
      }
    }
  }

  private Path checked(Path part) throws IOException {
    long size = there(part);
    String sha256 = size == locked.size() ? Fingerprint.of(part) : size + " bytes";
    if (sha256.equals(locked.sha256())) {
      return part;
    }
    Files.delete(part);
    throw new BadInput(
        Fault.at(
            locked.place(),
            "what was downloaded from %s is not what was locked: %s"
                .formatted(locked.url(), sha256),
            "it was deleted; restore release.lock from git; if it is unchanged, do not"
                + " trust this host"));
  }
}
