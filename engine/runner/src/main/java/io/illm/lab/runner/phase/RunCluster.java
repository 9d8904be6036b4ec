package io.illm.lab.runner.phase;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.component.install.Installer;
import io.illm.lab.component.kube.KubeClient;
import io.illm.lab.component.manifest.Renderer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster that a run uses: its own cluster, or a shared one that it reserves by a Lease.
 *
 * @param cluster the cluster
 * @param client the client of its API
 * @param owned whether the cluster is the run's own
 */
record RunCluster(Cluster cluster, KubeClient client, boolean owned) implements AutoCloseable {

  /** Returns the cluster's name outside of the experiment. */
  String name() {
    return cluster.name();
  }

  /** Returns an installer of components for this cluster. */
  Installer installer(Renderer renderer) {
    return new Installer(client.kubernetes(), cluster, renderer);
  }

  /** Returns the actions that stop or disconnect nodes; empty if the lab can't do this here. */
  Optional<NodeActs> nodeActs() {
    return cluster.nodeActs();
  }

  /** Returns the log files of the cluster's programs, by program name. */
  Map<String, Path> logs() {
    return cluster.logs();
  }

  /** Describes the cluster in one line for the report. */
  String words() {
    return owned
        ? "%s, Ready after %.1f s".formatted(cluster.name(), cluster.bootTime().toMillis() / 1000.0)
        : "the cluster " + cluster.name() + ", shared";
  }

  /** Returns true if the lab must install its platform on the cluster. */
  boolean bare() {
    return owned && !cluster.bringsPlatform();
  }

  /**
   * Returns true if the nodes pull images from a registry, because the lab can't load images into
   * them.
   */
  boolean pulls() {
    return !cluster.takesImages();
  }

  @Override
  public void close() {
    client.close();
  }
}
