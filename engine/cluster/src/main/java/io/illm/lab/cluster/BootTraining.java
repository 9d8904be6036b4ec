package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;

/**
 * Runs the part of a boot that needs neither root nor a cluster, to train the ahead-of-time cache
 * of the program. Without the cache, loading the classes for certificates took longer than creating
 * the certificates, and delayed the API server.
 */
public final class BootTraining {

  private static final String NAME = "rehearsal";

  private BootTraining() {}

  /**
   * Creates the certificates of a cluster and sends a request to its API server, which does not
   * exist.
   *
   * @return the kubeconfig of that cluster
   */
  public static String run() {
    var topology = new Topology(new Subnet(0), new Ranges(0), 1, 1, Cni.BRIDGE, false);
    var pki = Pki.of(Pki.Authorities.of(NAME), topology);
    var server = "https://127.0.0.1:1"; // nothing listens on this port
    try (var api = new ApiProbe(server, pki)) {
      api.serverReady();
    }
    return Kubeconfig.of(NAME, server, pki.authority().self(), pki.identity(Pki.ADMIN));
  }
}
