package io.illm.lab.cluster;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of one cluster, or of its front proxy.
 *
 * @param self its own key and certificate
 */
record Authority(Identity self) {

  private static final Duration LIFE = Duration.ofDays(365);
  // The certificates must stay valid if the clock is set back a little after the boot.
  private static final Duration SKEW = Duration.ofHours(1);

  static Authority named(String name) {
    var keys = KeyPairs.generate();
    var builder = builder(new X500Name("CN=" + name), new X500Name("CN=" + name), keys);
    extend(builder, Extension.basicConstraints, true, new BasicConstraints(true));
    extend(
        builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    return new Authority(new Identity(keys, sign(builder, keys)));
  }

  /**
   * Creates a key and issues a certificate for it. A client may use the certificate. A server may
   * use it too if there are names.
   *
   * @param subject the X.500 name of the owner
   * @param names the DNS names and IP addresses of the server; empty for a client
   */
  Identity issue(String subject, List<GeneralName> names) {
    var keys = KeyPairs.generate();
    var issuer = new X500Name(self.certificate().getSubjectX500Principal().getName());
    var builder = builder(issuer, new X500Name(subject), keys);
    extend(builder, Extension.basicConstraints, true, new BasicConstraints(false));
    extend(builder, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    extend(builder, Extension.extendedKeyUsage, false, purposes(!names.isEmpty()));
    if (!names.isEmpty()) {
      var all = new GeneralNames(names.toArray(GeneralName[]::new));
      extend(builder, Extension.subjectAlternativeName, false, all);
    }
    return new Identity(keys, sign(builder, self.keys()));
  }

  private static ExtendedKeyUsage purposes(boolean server) {
    return server
        ? new ExtendedKeyUsage(
            new KeyPurposeId[] {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth})
        : new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
  }

  private static X509v3CertificateBuilder builder(X500Name issuer, X500Name subject, KeyPair keys) {
    var now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()),
        Date.from(now.minus(SKEW)),
        Date.from(now.plus(LIFE)),
        subject,
        keys.getPublic());
  }

  private static void extend(
      X509v3CertificateBuilder builder,
      ASN1ObjectIdentifier what,
      boolean critical,
      ASN1Encodable value) {
    try {
      builder.addExtension(what, critical, value);
    } catch (IOException e) {
      throw new IllegalStateException("an extension of ours has no encoding", e);
    }
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer) {
    try {
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA256withECDSA", e);
    }
  }
}
