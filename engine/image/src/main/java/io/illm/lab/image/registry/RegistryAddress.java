package io.illm.lab.image.registry;

import io.illm.lab.image.download.TimedClient;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The address of a registry, and the certificates that it is trusted by.
 *
 * @param host the registry's host, with a port if it is not the usual one
 * @param insecure whether the connection is without TLS
 * @param ca the certificates to trust; empty for those that Java trusts
 */
public record RegistryAddress(String host, boolean insecure, Optional<Path> ca) {

  /** An upload is answered at its end only. */
  private static final Duration UPLOAD = Duration.ofMinutes(5);

  /**
   * Connects to the registry.
   *
   * @param credentials the user's; empty for a login as nobody
   * @throws BadInput if the connection is without TLS and the registry is neither on this machine
   *     nor in a cluster of the lab
   */
  public Registry open(Optional<Credentials> credentials) {
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
    ca.ifPresent(file -> client.sslContext(TrustedCertificates.of(file)));
    return new Registry(host, address, new TimedClient(client.build(), UPLOAD), credentials);
  }

  /**
   * Returns whether an address is of this machine or in 198.18.0.0/15, the range of the lab's
   * clusters.
   */
  static boolean isLocal(String host) {
    try {
      InetAddress address = InetAddress.getByName(host.replaceAll("[\\[\\]]", ""));
      byte[] bytes = address.getAddress();
      boolean clusters = bytes.length == 4 && (bytes[0] & 0xff) == 198 && (bytes[1] & 0xfe) == 18;
      return address.isLoopbackAddress() || clusters;
    } catch (UnknownHostException _) {
      return false;
    }
  }
}
