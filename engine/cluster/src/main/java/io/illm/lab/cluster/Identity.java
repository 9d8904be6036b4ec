package io.illm.lab.cluster;

import java.security.KeyPair;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;

/**
 * A key pair and its certificate.
 *
 * @param keys the key pair
 * @param certificate the certificate for the public key
 */
record Identity(KeyPair keys, X509Certificate certificate) {

  String certificatePem() {
    try {
      return KeyPairs.pem("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was just made has no encoding", e);
    }
  }

  String keyPem() {
    return KeyPairs.pem(keys.getPrivate());
  }

  void write(Layout layout, String file) {
    Pki.secret(layout.pki(file + ".crt"), certificatePem());
    Pki.secret(layout.pki(file + ".key"), keyPem());
  }
}
