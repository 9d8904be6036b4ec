package io.illm.lab.model.component;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image runs.
 *
 * @param entrypoint the command; empty where the kind of recipe has one, or a manifest says so
 * @param user whom it runs as, {@code UID} or {@code UID:GID}; empty for nobody
 * @param environment variables beside those that the kind of recipe sets, or in their place
 */
public record Launch(
    List<String> entrypoint, Optional<String> user, Map<String, String> environment) {

  /** A command that runs as nobody. */
  public static Launch of(List<String> entrypoint) {
    return new Launch(entrypoint, Optional.empty(), Map.of());
  }
}
