package io.illm.lab.cluster;

/**
 * A node: a network namespace with its own containerd, kubelet and kube-proxy.
 *
 * @param number from 1; the first runs the control plane too
 * @param address its address on the cluster's link
 * @param pods the range of its pods
 * @param zone the zone that it is labelled with
 */
record Node(int number, String address, String pods, String zone) {

  String name() {
    return "node-" + number;
  }

  boolean first() {
    return number == 1;
  }
}
