package io.illm.lab.cluster;

/** The addresses that every cluster has inside itself. */
final class Addresses {

  /** The range of Services; kubeadm's default. */
  static final String SERVICES = "10.96.0.0/16";

  /** The Service {@code default/kubernetes}. */
  static final String API_SERVICE = "10.96.0.1";

  /** Where the component CoreDNS puts its Service. */
  static final String DNS_SERVICE = "10.96.0.10";

  /** The range of pods of all nodes. */
  static final String PODS = "10.244.0.0/16";

  /** The domain of Services. */
  static final String DOMAIN = "cluster.local";

  private Addresses() {}
}
