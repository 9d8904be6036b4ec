package io.illm.lab.image.oci;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How an image runs, and its labels.
 *
 * @param entrypoint the command
 * @param environment variables, in order
 * @param workingFolder where it runs
 * @param user whom it runs as, {@code UID} or {@code UID:GID}
 * @param labels OCI labels by name
 */
public record ImageConfig(
    List<String> entrypoint,
    SequencedMap<String, String> environment,
    String workingFolder,
    String user,
    Map<String, String> labels) {

  /** Nobody's number by the custom of distroless images. */
  public static final String NOBODY = "65532:65532";
}
