package io.illm.lab.cluster;

/**
 * A node: namespaces with their own containerd, kubelet and kube-proxy.
 *
 * @param number its number, from 1; node 1 also runs the control plane
 * @param address its address on the link to the switch
 * @param pods the address range of its pods
 * @param zone the zone in its label
 */
record Node(int number, String address, String pods, String zone) {

  String name() {
    return "node-" + number;
  }

  boolean first() {
    return number == 1;
  }
}
