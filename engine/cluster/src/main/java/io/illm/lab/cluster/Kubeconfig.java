package io.illm.lab.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Builds kubeconfig files that refer to no other file. */
final class Kubeconfig {

  private Kubeconfig() {}

  static String of(String cluster, String server, Identity authority, Identity user) {
    return """
    apiVersion: v1
    kind: Config
    current-context: lab-%1$s
    contexts:
    - name: lab-%1$s
      context: {cluster: lab-%1$s, user: lab-%1$s}
    clusters:
    - name: lab-%1$s
      cluster:
        server: %2$s
        certificate-authority-data: %3$s
    users:
    - name: lab-%1$s
      user:
        client-certificate-data: %4$s
        client-key-data: %5$s
    """
        .formatted(
            cluster,
            server,
            base64(authority.certificatePem()),
            base64(user.certificatePem()),
            base64(user.keyPem()));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
