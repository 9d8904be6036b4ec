package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes the configuration files of a node.
 *
 * @param layout the paths of the node
 * @param node the node
 * @param topology the nodes and addresses of its cluster
 * @param programs the folder with the programs and the CNI plugins
 * @param runtime the path of runc or crun
 * @param mayRaisePriority whether a process may lower its {@code oom_score_adj}, which requires
 *     CAP_SYS_RESOURCE
 */
record NodeFiles(
    NodeLayout layout,
    Node node,
    Topology topology,
    Path programs,
    Path runtime,
    boolean mayRaisePriority) {

  /**
   * Writes the files and creates the folders that the programs expect.
   *
   * @param pauseImage the image of pod sandboxes
   * @param hostResolvConf the resolver configuration of the host
   */
  void write(String pauseImage, String hostResolvConf) {
    try {
      for (var folder :
          List.of(
              layout.config("cni"),
              layout.folder().resolve("log"),
              layout.data("pod-logs"),
              layout.data("kubelet"),
              layout.sockets())) {
        Files.createDirectories(folder);
      }
      Files.writeString(layout.config("containerd.toml"), containerd(pauseImage));
      if (topology.cni() == Cni.BRIDGE) {
        Files.writeString(layout.config("cni/10-lab.conflist"), cni());
      }
      Files.writeString(layout.config("kubelet.yaml"), kubelet());
      Files.writeString(layout.config("resolv.conf"), resolvConf(hostResolvConf));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String containerd(String pauseImage) {
    return """
    version = 3
    root = "%s"
    state = "%s"
    # Nothing of these is used; each costs time at the start.
    disabled_plugins = ["io.containerd.snapshotter.v1.blockfile", "io.containerd.snapshotter.v1.erofs", \
    "io.containerd.differ.v1.erofs", "io.containerd.snapshotter.v1.native", "io.containerd.nri.v1.nri", \
    "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]
    [grpc]
      address = "%s"
    [ttrpc]
      address = "%s.ttrpc"
    [plugins."io.containerd.cri.v1.images"]
      snapshotter = "overlayfs"
      [plugins."io.containerd.cri.v1.images".pinned_images]
        sandbox = "%s"
      # Read at each pull. Not the machine's /etc/containerd: a node knows the registries of its cluster alone.
      [plugins."io.containerd.cri.v1.images".registry]
        config_path = "/run/containerd/certs.d"
    [plugins."io.containerd.cri.v1.runtime"]
      restrict_oom_score_adj = %s
      netns_mounts_under_state_dir = true
      [plugins."io.containerd.cri.v1.runtime".cni]
        bin_dirs = ["%s", "/opt/cni/bin"]
        conf_dir = "%s"
      [plugins."io.containerd.cri.v1.runtime".containerd]
        default_runtime_name = "runc"
        [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
          runtime_type = "io.containerd.runc.v2"
          [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
            BinaryName = "%s"
            SystemdCgroup = false
    """
        .formatted(
            layout.data("containerd"),
            layout.sockets().resolve("containerd"),
            layout.containerdSocket(),
            layout.containerdSocket(),
            pauseImage,
            !mayRaisePriority,
            programs,
            cniFolder(),
            runtime);
  }

  /**
   * Returns the folder with the CNI configuration. It is {@code /etc/cni/net.d} of the node if a
   * component sets up the pod network. Otherwise it is the lab's folder.
   */
  private String cniFolder() {
    return switch (topology.cni()) {
      case BRIDGE -> layout.config("cni").toString();
      case NONE -> "/etc/cni/net.d";
    };
  }

  String cni() {
    return """
    {
      "cniVersion": "1.0.0",
      "name": "lab",
      "plugins": [
        {
          "type": "bridge", "bridge": "lab0", "isGateway": true, "hairpinMode": true,
          "ipam": {
            "type": "host-local",
            "dataDir": "%s",
            "ranges": [[{"subnet": "%s"}]],
            "routes": [{"dst": "0.0.0.0/0"}]
          }
        },
        {"type": "portmap", "capabilities": {"portMappings": true}}
      ]
    }
    """
        .formatted(layout.data("cni"), node.pods());
  }

  /**
   * Returns the resolver configuration of the node. Without egress no name server is reachable, so
   * it names the address of the node itself, which refuses at once. A name outside the cluster then
   * fails fast, and CoreDNS has a server to forward to.
   */
  String resolvConf(String host) {
    return topology.egress() ? host : "nameserver " + node.address() + "\n";
  }

  String kubelet() {
    return """
    apiVersion: kubelet.config.k8s.io/v1beta1
    kind: KubeletConfiguration
    address: %1$s
    authentication:
      anonymous: {enabled: false}
      webhook: {enabled: true}
      x509: {clientCAFile: "%2$s"}
    authorization: {mode: Webhook}
    tlsCertFile: "%3$s"
    tlsPrivateKeyFile: "%4$s"
    containerRuntimeEndpoint: "unix://%5$s"
    cgroupDriver: cgroupfs
    cgroupRoot: /%6$s
    failCgroupV1: false
    failSwapOn: false
    clusterDNS: [%7$s]
    clusterDomain: %8$s
    resolvConf: "%9$s"
    volumePluginDir: "%10$s"
    # Disk is the host's: a full one must not evict pods. Images can't be pulled again: never remove one.
    evictionHard: {memory.available: 100Mi, nodefs.available: 0%%, nodefs.inodesFree: 0%%, imagefs.available: 0%%}
    imageGCHighThresholdPercent: 100
    serializeImagePulls: false
    # A node of an experiment starts many pods at once; the defaults are for a thousand nodes on one API server.
    kubeAPIQPS: 200
    kubeAPIBurst: 400
    eventRecordQPS: 0
    nodeStatusUpdateFrequency: 5s
    """
        .formatted(
            node.address(),
            layout.cluster().pki("ca.crt"),
            layout.cluster().pki(node.name() + ".crt"),
            layout.cluster().pki(node.name() + ".key"),
            layout.containerdSocket(),
            layout.cgroup(),
            topology.ranges().dnsService(),
            Ranges.DOMAIN,
            layout.config("resolv.conf"),
            layout.data("volume-plugins"));
  }
}
