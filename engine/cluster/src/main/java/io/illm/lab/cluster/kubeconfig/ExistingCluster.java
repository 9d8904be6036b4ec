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
 * A cluster that is there already.
 *
 * @param name the context
 * @param kubeconfig narrowed to it
 * @param server the address of its API
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

  /** None: its programs are out of the lab's reach. */
  @Override
  public Map<String, Path> logs() {
    return Map.of();
  }

  /** None: the lab didn't boot it. */
  @Override
  public Duration bootTime() {
    return Duration.ZERO;
  }

  /** Unknown, which is 0. */
  @Override
  public long residentBytes() {
    return 0;
  }
}
