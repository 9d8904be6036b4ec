package io.illm.lab.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The paths and names of everything that belongs to a cluster. All follow from the cluster's name,
 * so that the lab also finds what a killed process created.
 *
 * @param name the name of the cluster
 * @param folder its folder on disk
 * @param sockets the folder with its sockets and PID files; short, because the path of a socket has
 *     at most 107 bytes
 */
record Layout(String name, Path folder, Path sockets) {

  static final Path RUN = Path.of("/run/illm-k8s-lab");

  static Layout of(Path stateRoot, String name) {
    return new Layout(name, folders(stateRoot).resolve(name), RUN.resolve(name));
  }

  static Path folders(Path stateRoot) {
    return stateRoot.toAbsolutePath().resolve("clusters");
  }

  /** Returns the path of the cgroup below the root of every hierarchy. */
  String cgroup() {
    return "lab-" + name;
  }

  /**
   * Returns the name of the host's end of the link. It contains a hash, because the name of a link
   * has at most 15 bytes.
   */
  String link() {
    return "lab" + hash().substring(0, 10);
  }

  /** Returns the name of the nftables table for egress. */
  String table() {
    return "lab" + hash().substring(0, 10);
  }

  Path record() {
    return folder.resolve("cluster.properties");
  }

  Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  Path pki(String file) {
    return folder.resolve("pki").resolve(file);
  }

  Path config(String file) {
    return folder.resolve("etc").resolve(file);
  }

  Path log(String program) {
    return folder.resolve("log").resolve(program + ".log");
  }

  Path data(String part) {
    return folder.resolve("data").resolve(part);
  }

  /**
   * Returns the file with the PID of the process that holds the network namespace of the switch.
   */
  Path switchHolder() {
    return sockets.resolve("switch");
  }

  NodeLayout node(String name) {
    return new NodeLayout(this, name);
  }

  private String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
