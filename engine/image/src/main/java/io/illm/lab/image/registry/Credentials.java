package io.illm.lab.image.registry;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * A user and the password, or the token that stands for it.
 *
 * @param pair {@code USER:PASSWORD}
 */
public record Credentials(String pair) {

  /** Returns the value of the header {@code Authorization} for HTTP's basic authentication. */
  String basic() {
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "credentials of " + pair.substring(0, Math.max(0, pair.indexOf(':')));
  }
}
