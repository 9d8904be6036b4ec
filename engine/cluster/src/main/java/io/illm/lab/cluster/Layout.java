package io.illm.lab.cluster;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Where everything of a cluster is, told by its name alone: so that what a killed process left
 * behind is found without notes.
 *
 * @param name the cluster's name
 * @param folder what it keeps on disk
 * @param sockets its sockets and marks; short, for a socket's path has at most 107 bytes
 */
record Layout(String name, Path folder, Path sockets) {

  static final Path RUN = Path.of("/run/illm-k8s-lab");

  static Layout of(Path stateRoot, String name) {
    return new Layout(name, folders(stateRoot).resolve(name), RUN.resolve(name));
  }

  static Path folders(Path stateRoot) {
    return stateRoot.toAbsolutePath().resolve("clusters");
  }

  /** The cgroup beneath the root of every hierarchy. */
  String cgroup() {
    return "lab-" + name;
  }

  /** The host's end of the link; hashed, for a link's name has at most 15 bytes. */
  String link() {
    return "lab" + hash().substring(0, 10);
  }

  /** The nftables table that lets an egress cluster out. */
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

  /** Holds the number of the process that holds the namespace of the cluster's switch. */
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
