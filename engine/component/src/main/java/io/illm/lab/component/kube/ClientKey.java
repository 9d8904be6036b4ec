package io.illm.lab.component.kube;

import io.fabric8.kubernetes.client.Config;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the algorithm of a client's private key. The header of a PKCS #8 file does not name it, and
 * the client library would assume RSA.
 */
final class ClientKey {

  private static final String PKCS_8 = "-----BEGIN PRIVATE KEY-----";

  private ClientKey() {}

  /**
   * Returns the algorithm, {@code EC} or {@code RSA}. Empty if there is no key in PKCS #8, or if it
   * has another algorithm.
   */
  static Optional<String> of(Config config) {
    return Optional.ofNullable(config.getClientKeyData())
        .map(data -> new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8))
        .filter(pem -> pem.contains(PKCS_8))
        .flatMap(ClientKey::algorithm);
  }

  private static Optional<String> algorithm(String pem) {
    String body = pem.substring(pem.indexOf(PKCS_8) + PKCS_8.length());
    byte[] der = Base64.getMimeDecoder().decode(body.substring(0, body.indexOf("-----")));
    return Stream.of("EC", "RSA").filter(algorithm -> reads(algorithm, der)).findFirst();
  }

  private static boolean reads(String algorithm, byte[] der) {
    try {
      KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
      return true;
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
