package io.illm.lab.cluster;

/**
 * A node: a network namespace with its own containerd, kubelet and kube-proxy.
 *
 * @param number from 1
 * @param address its address on the cluster's link
 * @param pods the range of its pods
 */
record Node(int number, String address, String pods) {

  static Node of(Subnet subnet, int number) {
    return new Node(number, subnet.node(number), "10.244." + (number - 1) + ".0/24");
  }

  String name() {
    return "node-" + number;
  }
}
