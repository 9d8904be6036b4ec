package io.illm.lab.component.image;

import io.illm.lab.host.Ownership;
import io.illm.lab.image.ImageDigests;
import io.illm.lab.model.Faults;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The digests that tags without a lock had when this user first pulled them. A later run uses the
 * same content, even if the tag has moved.
 */
public final class NotedDigests {

  private final Path file;
  private final Map<String, String> digests;

  /**
   * Reads the digests.
   *
   * @param state the folder of this user's runs
   */
  public NotedDigests(Path state) {
    this.file = state.resolve("images.lock");
    Faults faults = new Faults();
    this.digests = new TreeMap<>(ImageDigests.read(file, faults));
    faults.throwIfAny();
  }

  /** Returns the digest of an image; empty if it was never pulled. */
  synchronized Optional<String> of(String image) {
    return Optional.ofNullable(digests.get(image));
  }

  /** Notes the digest of an image. */
  synchronized void note(String image, String digest) {
    digests.put(image, digest);
    ImageDigests.write(file, digests);
    Ownership.ofProcess().own(file);
  }
}
