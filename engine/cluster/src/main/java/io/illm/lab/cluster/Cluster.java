package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster that is up. */
public interface Cluster {

  /** Its name. */
  String name();

  /** The administrator's kubeconfig, complete in one file. */
  Path kubeconfig();

  /** The address of its API, such as {@code https://198.18.7.2:6443}. */
  String server();

  /** Whether it runs here, so that no proxy of the user's leads to it. */
  default boolean onThisMachine() {
    return true;
  }

  /** Whether images can be put into its nodes; where not, they pull from registries. */
  default boolean takesImages() {
    return true;
  }

  /** Whether it came with DNS and a network of pods, so that it needs no platform of the lab's. */
  default boolean bringsPlatform() {
    return false;
  }

  /** Where CoreDNS has its Service: one of several clusters of a run has its own ranges. */
  default String dnsAddress() {
    return "10.96.0.10";
  }

  /**
   * The addresses that it sets apart for Services of type LoadBalancer, such as {@code
   * 198.18.7.200-198.18.7.250}; empty where it doesn't tell.
   */
  default Optional<String> loadBalancerRange() {
    return Optional.empty();
  }

  /**
   * Loads images into every node.
   *
   * @throws io.illm.lab.model.Broken where one can't be loaded
   */
  void load(List<ImageArchive> images, Progress progress);

  /** What breaks nodes of it and brings them back; empty where the lab can't. */
  default Optional<NodeActs> nodeActs() {
    return Optional.empty();
  }

  /** The log file of each program, by its name: {@code etcd}, {@code node-2/kubelet}. */
  Map<String, Path> logs();

  /** The time from its first process started to its nodes Ready. */
  Duration bootTime();

  /** The resident memory of all its processes in bytes, the pods' included. */
  long residentBytes();
}
