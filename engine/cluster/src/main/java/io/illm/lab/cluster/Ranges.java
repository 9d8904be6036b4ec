package io.illm.lab.cluster;

/**
 * The addresses of pods and Services of a cluster. Clusters that are to reach each other have
 * ranges of their own; those that are alone all have the first.
 *
 * @param index which of the clusters of a run it is, from 0 to 3
 */
record Ranges(int index) {

  /** How many clusters can reach each other. */
  static final int COUNT = 4;

  /** The domain of Services. */
  static final String DOMAIN = "cluster.local";

  /** The pods of all clusters. */
  static final String ALL_PODS = "10.244.0.0/14";

  /** The Services of all clusters. */
  static final String ALL_SERVICES = "10.96.0.0/14";

  Ranges {
    if (index < 0 || index >= COUNT) {
      throw new IllegalArgumentException("no ranges of number " + index);
    }
  }

  /** The range of pods of all nodes; a node has a /24 of it. */
  String pods() {
    return "10." + (244 + index) + ".0.0/16";
  }

  /** The range of a node's pods. */
  String podsOf(int node) {
    return "10." + (244 + index) + "." + (node - 1) + ".0/24";
  }

  /** The range of Services; the first is kubeadm's default. */
  String services() {
    return services("0.0") + "/16";
  }

  /** The Service {@code default/kubernetes}. */
  String apiService() {
    return services("0.1");
  }

  /** Where CoreDNS has its Service. */
  String dnsService() {
    return services("0.10");
  }

  private String services(String rest) {
    return "10." + (96 + index) + "." + rest;
  }
}
