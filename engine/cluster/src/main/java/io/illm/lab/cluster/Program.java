package io.illm.lab.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The programs that make up a cluster of one node, by the names of their files. */
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

  /** Whether each node has one; else it is the control plane's. */
  boolean ofNode() {
    return ofNode;
  }

  String file() {
    return file;
  }

  /** Every file that a folder of programs must hold. */
  static List<String> files() {
    return Stream.concat(Arrays.stream(values()).map(Program::file), TOOLS.stream()).toList();
  }
}
