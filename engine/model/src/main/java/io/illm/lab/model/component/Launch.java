package io.illm.lab.model.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The command, user and environment of an image.
 *
 * @param entrypoint the command; empty if the kind of recipe or a manifest supplies it
 * @param user the user, {@code UID} or {@code UID:GID}; empty for an unprivileged user
 * @param environment variables that add to or replace those of the kind of recipe
 */
public record Launch(
    List<String> entrypoint, Optional<String> user, Map<String, String> environment) {

  /** Returns the launch of a command as an unprivileged user. */
  public static Launch of(List<String> entrypoint) {
    return new Launch(entrypoint, Optional.empty(), Map.of());
  }
}
