package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import java.nio.file.Path;
import java.util.List;

/**
 * The requested properties of a cluster.
 *
 * @param name its name: at most 40 lower-case letters, digits and dashes
 * @param programs the folder with the programs of Kubernetes, etcd and containerd and the CNI
 *     plugins
 * @param images the images that the boot loads
 * @param pauseImage the full name of the sandbox image; one of {@code images}, or loaded later
 * @param egress whether pods reach the same addresses as the host; if false, they reach only the
 *     cluster
 * @param need its nodes, zones, network and flags
 * @param index the number of the cluster within a run, from 0; clusters with different numbers have
 *     different pod and Service ranges
 */
public record ClusterRequest(
    String name,
    Path programs,
    List<ImageArchive> images,
    String pauseImage,
    boolean egress,
    ClusterNeed need,
    int index) {

  /** Copies the images and makes the path of the programs absolute. */
  public ClusterRequest {
    programs = programs.toAbsolutePath();
    images = List.copyOf(images);
  }
}
