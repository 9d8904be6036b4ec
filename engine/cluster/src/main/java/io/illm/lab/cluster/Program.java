package io.illm.lab.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The programs that make up a cluster of one node, by the names of their files. */
enum Program {
  ETCD("etcd"),
  API_SERVER("kube-apiserver"),
  CONTAINERD("containerd"),
  KUBELET("kubelet"),
  CONTROLLER_MANAGER("kube-controller-manager"),
  SCHEDULER("kube-scheduler"),
  PROXY("kube-proxy");

  private static final List<String> TOOLS =
      List.of("containerd-shim-runc-v2", "ctr", "bridge", "loopback", "host-local", "portmap");

  private final String file;

  Program(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  /** Every file that a folder of programs must hold. */
  static List<String> files() {
    return Stream.concat(Arrays.stream(values()).map(Program::file), TOOLS.stream()).toList();
  }
}
