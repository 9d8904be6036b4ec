package io.illm.lab.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The programs of a cluster, by file name. */
enum Program {
  ETCD("etcd", false),
  API_SERVER("kube-apiserver", false),
  CONTROLLER_MANAGER("kube-controller-manager", false),
  SCHEDULER("kube-scheduler", false),
  CONTAINERD("containerd", true),
  KUBELET("kubelet", true),
  PROXY("kube-proxy", true);

  private static final List<String> TOOLS =
      List.of(
          "containerd-shim-runc-v2", "image-store", "bridge", "loopback", "host-local", "portmap");

  private final String file;
  private final boolean ofNode;

  Program(String file, boolean ofNode) {
    this.file = file;
    this.ofNode = ofNode;
  }

  /** Returns true if every node runs this program; false if only the control plane does. */
  boolean ofNode() {
    return ofNode;
  }

  String file() {
    return file;
  }

  /** Returns the names of all files that a folder of programs must contain. */
  static List<String> files() {
    return Stream.concat(Arrays.stream(values()).map(Program::file), TOOLS.stream()).toList();
  }
}
