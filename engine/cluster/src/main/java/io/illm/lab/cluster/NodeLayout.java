package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * Where everything of a node is.
 *
 * @param cluster where its cluster is
 * @param node its name
 */
record NodeLayout(Layout cluster, String node) {

  /** The cgroup beneath the root of every hierarchy: within the cluster's. */
  String cgroup() {
    return cluster.cgroup() + "/" + node;
  }

  Path folder() {
    return cluster.folder().resolve(node);
  }

  Path config(String file) {
    return folder().resolve("etc").resolve(file);
  }

  Path log(String program) {
    return folder().resolve("log").resolve(program + ".log");
  }

  Path data(String part) {
    return folder().resolve("data").resolve(part);
  }

  /** Its sockets and marks. */
  Path sockets() {
    return cluster.sockets().resolve(node);
  }

  /** Holds the number of the process that holds its namespaces. */
  Path holder() {
    return sockets().resolve("held");
  }

  Path containerdSocket() {
    return sockets().resolve("containerd.sock");
  }
}
