package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;

/**
 * What a boot does in memory, done for nothing. The program's ahead-of-time cache is trained on it,
 * without root and without a cluster: loading the classes that make certificates took longer than
 * making them, and the API server waited for it.
 */
public final class BootTraining {

  private static final String NAME = "rehearsal";

  private BootTraining() {}

  /**
   * Makes the certificates of a cluster, and asks for its API, which isn't there.
   *
   * @return the kubeconfig of that cluster
   */
  public static String run() {
    var topology = new Topology(new Subnet(0), new Ranges(0), 1, 1, Cni.BRIDGE, false);
    var pki = Pki.of(Pki.Authorities.of(NAME), topology);
    var server = "https://127.0.0.1:1"; // nobody listens at that port
    try (var api = new ApiProbe(server, pki)) {
      api.serverReady();
    }
    return Kubeconfig.of(NAME, server, pki.authority().self(), pki.identity(Pki.ADMIN));
  }
}
