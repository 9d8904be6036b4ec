package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * All keys and certificates of a cluster.
 *
 * @param authority signs all certificates except the one that {@code frontProxy} signs
 * @param frontProxy signs the client certificate that the API server shows to extension API servers
 * @param serviceAccounts signs the tokens of service accounts
 * @param identities the certificates and their keys, by file name
 */
record Pki(
    Authority authority,
    Authority frontProxy,
    KeyPair serviceAccounts,
    Map<String, Identity> identities) {

  static final String ADMIN = "admin";

  /**
   * The certificate authorities of a cluster.
   *
   * @param cluster signs all certificates except the one that {@code frontProxy} signs
   * @param frontProxy signs the client certificate that the API server shows to extension API
   *     servers
   */
  record Authorities(Authority cluster, Authority frontProxy) {

    static Authorities of(String cluster) {
      return new Authorities(
          Authority.named("lab-" + cluster), Authority.named("lab-" + cluster + "-front-proxy"));
    }
  }

  private record Wanted(String file, String subject, List<GeneralName> names, boolean front) {

    static Wanted client(String file, String subject) {
      return new Wanted(file, subject, List.of(), false);
    }
  }

  private record Made(String file, Identity identity) {}

  /**
   * Creates all keys and certificates of a cluster, in parallel on all cores.
   *
   * @param authorities the authorities; created earlier, because they do not depend on the subnet
   */
  static Pki of(Authorities authorities, Topology topology) {
    var authority = authorities.cluster();
    var frontProxy = authorities.frontProxy();
    var identities =
        wanted(topology)
            .parallel()
            .map(w ->
                new Made(
                    w.file(), (w.front() ? frontProxy : authority).issue(w.subject(), w.names())))
            .collect(Collectors.toUnmodifiableMap(Made::file, Made::identity));
    return new Pki(authority, frontProxy, KeyPairs.generate(), identities);
  }

  private static Stream<Wanted> wanted(Topology topology) {
    var kubelets =
        topology.nodes().stream()
            .map(node -> new Wanted(node.name(), kubeletSubject(node), kubeletNames(node), false));
    return Stream.concat(controlPlane(topology), kubelets);
  }

  private static Stream<Wanted> controlPlane(Topology topology) {
    return Stream.of(
        new Wanted("apiserver", "CN=kube-apiserver", apiServerNames(topology), false),
        new Wanted("front-proxy-client", "CN=front-proxy-client", List.of(), true),
        Wanted.client("apiserver-kubelet-client", "O=system:masters,CN=kube-apiserver"),
        Wanted.client("kube-controller-manager", "CN=system:kube-controller-manager"),
        Wanted.client("kube-scheduler", "CN=system:kube-scheduler"),
        Wanted.client("kube-proxy", "CN=system:kube-proxy"),
        Wanted.client(ADMIN, "O=system:masters,CN=lab-admin"));
  }

  private static String kubeletSubject(Node node) {
    return "O=system:nodes,CN=system:node:" + node.name();
  }

  private static List<GeneralName> kubeletNames(Node node) {
    return List.of(dns(node.name()), ip(node.address()));
  }

  private static List<GeneralName> apiServerNames(Topology topology) {
    var names =
        Stream.of(
            "localhost",
            "kubernetes",
            "kubernetes.default",
            "kubernetes.default.svc",
            "kubernetes.default.svc.cluster.local");
    var addresses =
        Stream.of("127.0.0.1", topology.ranges().apiService(), topology.first().address());
    return Stream.concat(names.map(Pki::dns), addresses.map(Pki::ip)).toList();
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static GeneralName ip(String address) {
    return new GeneralName(GeneralName.iPAddress, address);
  }

  Identity identity(String file) {
    var identity = identities.get(file);
    if (identity == null) {
      throw new IllegalArgumentException(
          "no certificate `" + file + "`; there are " + identities.keySet());
    }
    return identity;
  }

  /** Writes all keys and certificates to the cluster's folder. Only their owner may read them. */
  void write(Layout layout) {
    authority.self().write(layout, "ca");
    frontProxy.self().write(layout, "front-proxy-ca");
    identities.forEach((file, identity) -> identity.write(layout, file));
    secret(layout.pki("sa.key"), KeyPairs.pem(serviceAccounts.getPrivate()));
    secret(layout.pki("sa.pub"), KeyPairs.pem(serviceAccounts.getPublic()));
  }

  /** Writes a file that only its owner may read. */
  static void secret(Path file, String text) {
    try {
      Files.deleteIfExists(file);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
