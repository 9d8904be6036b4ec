package io.illm.lab.image.oci;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The configuration of an image: how it is started, and its labels.
 *
 * @param entrypoint the command
 * @param environment the environment variables, in order
 * @param workingFolder the working directory
 * @param user the user, as {@code UID} or {@code UID:GID}
 * @param labels the OCI labels by name
 */
public record ImageConfig(
    List<String> entrypoint,
    SequencedMap<String, String> environment,
    String workingFolder,
    String user,
    Map<String, String> labels) {

  /** The unprivileged user that distroless images use. */
  public static final String NOBODY = "65532:65532";
}
