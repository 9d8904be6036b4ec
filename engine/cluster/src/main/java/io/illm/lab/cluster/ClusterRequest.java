package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import java.nio.file.Path;
import java.util.List;

/**
 * What a cluster shall be.
 *
 * @param name its name: lower-case letters, digits and dashes, at most 40 of them
 * @param programs the folder of Kubernetes', etcd's and containerd's programs and the CNI plugins
 * @param images the images that are in it when it is up
 * @param pauseImage the full name of the sandbox image; one of {@code images}, or loaded later
 * @param egress whether pods reach what the host reaches; without it they reach the cluster alone
 * @param need its nodes, zones, network and flags
 * @param index which of the clusters of a run it is, from 0: its ranges of pods and Services are
 *     other than those of the clusters with another number
 */
public record ClusterRequest(
    String name,
    Path programs,
    List<ImageArchive> images,
    String pauseImage,
    boolean egress,
    ClusterNeed need,
    int index) {

  /** Keeps a copy of the images and an absolute path of the programs. */
  public ClusterRequest {
    programs = programs.toAbsolutePath();
    images = List.copyOf(images);
  }
}
