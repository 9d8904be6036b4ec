package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A cluster that the lab did not make.
 *
 * @param name the name of its context
 * @param kubeconfig a kubeconfig that contains this context only
 * @param server the address of its API server
 */
record ExistingCluster(String name, Path kubeconfig, String server) implements Cluster {

  @Override
  public boolean onThisMachine() {
    return false;
  }

  @Override
  public boolean takesImages() {
    return false;
  }

  @Override
  public boolean bringsPlatform() {
    return true;
  }

  @Override
  public void load(List<ImageArchive> images, Progress progress) {
    throw new Broken(
        "no image can be put into the nodes of " + name + ": they pull",
        "push the images to a registry that its nodes use: `--registry`");
  }

  /** Returns nothing: the lab can't reach the logs of its programs. */
  @Override
  public Map<String, Path> logs() {
    return Map.of();
  }

  /** Returns zero: the lab did not boot it. */
  @Override
  public Duration bootTime() {
    return Duration.ZERO;
  }

  /** Returns 0, which means unknown. */
  @Override
  public long residentBytes() {
    return 0;
  }
}
