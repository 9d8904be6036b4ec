package io.illm.lab.cluster;

import java.nio.file.Path;

/**
 * The paths of everything that belongs to a node.
 *
 * @param cluster the paths of its cluster
 * @param node the name of the node
 */
record NodeLayout(Layout cluster, String node) {

  /**
   * Returns the path of the cgroup below the root of every hierarchy. It is inside that of the
   * cluster.
   */
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

  /** Returns the folder with its sockets and PID files. */
  Path sockets() {
    return cluster.sockets().resolve(node);
  }

  /** Returns the file with the PID of the process that holds its namespaces. */
  Path holder() {
    return sockets().resolve("held");
  }

  Path containerdSocket() {
    return sockets().resolve("containerd.sock");
  }
}
