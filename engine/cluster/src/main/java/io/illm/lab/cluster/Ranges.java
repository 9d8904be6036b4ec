package io.illm.lab.cluster;

/**
 * The address ranges of the pods and Services of a cluster. Clusters that reach each other have
 * different ranges. All single clusters have the same.
 *
 * @param index the number of the cluster within a run, from 0 to 3
 */
record Ranges(int index) {

  /** The maximum number of clusters that can reach each other. */
  static final int COUNT = 4;

  /** The DNS domain of Services. */
  static final String DOMAIN = "cluster.local";

  /** The range of the pods of all clusters. */
  static final String ALL_PODS = "10.244.0.0/14";

  /** The range of the Services of all clusters. */
  static final String ALL_SERVICES = "10.96.0.0/14";

  Ranges {
    if (index < 0 || index >= COUNT) {
      throw new IllegalArgumentException("no ranges of number " + index);
    }
  }

  /** Returns the range of all pods. Each node has a /24 of it. */
  String pods() {
    return "10." + (244 + index) + ".0.0/16";
  }

  /**
   * Returns the range of the pods of a node.
   *
   * @param node the number of the node, from 1
   */
  String podsOf(int node) {
    return "10." + (244 + index) + "." + (node - 1) + ".0/24";
  }

  /** Returns the range of Services. That of index 0 is the default of kubeadm. */
  String services() {
    return services("0.0") + "/16";
  }

  /** Returns the address of the Service {@code default/kubernetes}. */
  String apiService() {
    return services("0.1");
  }

  /** Returns the address of the CoreDNS Service. */
  String dnsService() {
    return services("0.10");
  }

  private String services(String rest) {
    return "10." + (96 + index) + "." + rest;
  }
}
