package io.illm.lab.image.registry;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The address of a registry, and the certificates that it is trusted by.
 *
 * @param host the registry's host, with a port if it is not the usual one
 * @param insecure whether the connection is without TLS
 * @param ca the certificates to trust; empty for those that Java trusts
 */
public record RegistryAddress(String host, boolean insecure, Optional<Path> ca) {

  /**
   * Connects to the registry.
   *
   * @param credentials {@code user:password}; empty for none
   * @throws BadInput if the connection is without TLS and the registry is neither on this machine
   *     nor in a cluster of the lab
   */
  public Registry open(Optional<String> credentials) {
    URI address = URI.create((insecure ? "http://" : "https://") + host);
    if (address.getHost() == null) {
      throw new BadInput(Fault.of("`" + host + "` is no registry", "write HOST or HOST:PORT"));
    }
    if (insecure && !isLocal(address.getHost())) {
      throw new BadInput(
          Fault.of(
              "without TLS, images are pushed only to this machine and to the lab's clusters",
              "leave out `--insecure`; `--ca FILE` says whom to trust"));
    }
    var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
    ca.ifPresent(file -> client.sslContext(trusting(file)));
    return new Registry(address, client.build(), credentials.map(RegistryAddress::basic));
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Returns whether an address is of this machine or in 198.18.0.0/15, the range of the lab's
   * clusters.
   */
  private static boolean isLocal(String host) {
    try {
      InetAddress address = InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
      byte[] bytes = address.getAddress();
      boolean clusters = bytes.length == 4 && (bytes[0] & 0xff) == 198 && (bytes[1] & 0xfe) == 18;
      return address.isLoopbackAddress() || clusters;
    } catch (UnknownHostException _) {
      return false;
    }
  }

  private static SSLContext trusting(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("ca-" + number++, each);
      }
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new Broken("can't read the certificates of " + file, e);
    }
  }
}
