package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running cluster. */
public interface Cluster {

  /** Returns the name of the cluster. */
  String name();

  /** Returns the kubeconfig of the administrator. It refers to no other file. */
  Path kubeconfig();

  /** Returns the address of the API server, such as {@code https://198.18.7.2:6443}. */
  String server();

  /** Returns true if the cluster runs on this machine. Then the user's proxy can't reach it. */
  default boolean onThisMachine() {
    return true;
  }

  /**
   * Returns true if the lab can load images into the nodes. If false, the nodes pull from
   * registries.
   */
  default boolean takesImages() {
    return true;
  }

  /**
   * Returns true if the cluster already has DNS and a pod network, so that it needs no platform
   * from the lab.
   */
  default boolean bringsPlatform() {
    return false;
  }

  /**
   * Returns the IP address of the CoreDNS Service. In a run with several clusters, each has its
   * own.
   */
  default String dnsAddress() {
    return "10.96.0.10";
  }

  /**
   * Returns the addresses reserved for Services of type LoadBalancer, such as {@code
   * 198.18.7.200-198.18.7.250}; empty if unknown.
   */
  default Optional<String> loadBalancerRange() {
    return Optional.empty();
  }

  /**
   * Loads images into every node.
   *
   * @throws io.illm.lab.model.Broken if an image can't be loaded
   */
  void load(List<ImageArchive> images, Progress progress);

  /**
   * Returns the actions that disturb nodes and restore them; empty if the lab can't do this here.
   */
  default Optional<NodeActs> nodeActs() {
    return Optional.empty();
  }

  /**
   * Returns the log file of each program, by program name: {@code etcd}, {@code node-2/kubelet}.
   */
  Map<String, Path> logs();

  /** Returns the time that the boot took; zero if unknown. */
  Duration bootTime();

  /** Returns the resident memory of all processes in bytes, including pods; 0 if unknown. */
  long residentBytes();
}
