package io.illm.lab.cluster;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The command lines of a cluster's programs.
 *
 * @param layout where its files are
 * @param node the node that they run on
 * @param programs the folder of programs
 */
record CommandLines(Layout layout, Node node, Path programs) {

  private static final String ETCD_CLIENTS = "http://127.0.0.1:2379";
  private static final String ETCD_PEERS = "http://127.0.0.1:2380";

  List<String> of(Program program) {
    var arguments =
        switch (program) {
          case ETCD -> etcd();
          case API_SERVER -> apiServer();
          case CONTAINERD -> Stream.of("--config=" + layout.config("containerd.toml"));
          case KUBELET -> kubelet();
          case CONTROLLER_MANAGER -> controllerManager();
          case SCHEDULER -> scheduler();
          case PROXY -> proxy();
        };
    return Stream.concat(Stream.of(programs.resolve(program.file()).toString()), arguments)
        .toList();
  }

  private Stream<String> etcd() {
    return Stream.of(
        "--data-dir=" + layout.data("etcd"),
        // The cluster is thrown away after a crash: nothing needs to be on disk.
        "--unsafe-no-fsync",
        // One member elects itself after one timeout: the default costs most of a second at boot.
        "--heartbeat-interval=20",
        "--election-timeout=100",
        "--listen-client-urls=" + ETCD_CLIENTS,
        "--advertise-client-urls=" + ETCD_CLIENTS,
        "--listen-peer-urls=" + ETCD_PEERS,
        "--initial-advertise-peer-urls=" + ETCD_PEERS,
        "--initial-cluster=default=" + ETCD_PEERS,
        "--log-level=warn");
  }

  private Stream<String> apiServer() {
    return Stream.of(
        "--etcd-servers=" + ETCD_CLIENTS,
        "--advertise-address=" + node.address(),
        "--service-cluster-ip-range=" + Addresses.SERVICES,
        "--client-ca-file=" + layout.pki("ca.crt"),
        "--tls-cert-file=" + layout.pki("apiserver.crt"),
        "--tls-private-key-file=" + layout.pki("apiserver.key"),
        "--service-account-key-file=" + layout.pki("sa.pub"),
        "--service-account-signing-key-file=" + layout.pki("sa.key"),
        "--service-account-issuer=https://kubernetes.default.svc." + Addresses.DOMAIN,
        "--authorization-mode=Node,RBAC",
        "--enable-admission-plugins=NodeRestriction",
        "--allow-privileged=true",
        "--kubelet-client-certificate=" + layout.pki("apiserver-kubelet-client.crt"),
        "--kubelet-client-key=" + layout.pki("apiserver-kubelet-client.key"),
        "--kubelet-certificate-authority=" + layout.pki("ca.crt"),
        // The node's name can't be resolved in the node's namespace.
        "--kubelet-preferred-address-types=InternalIP",
        "--requestheader-client-ca-file=" + layout.pki("front-proxy-ca.crt"),
        "--requestheader-allowed-names=front-proxy-client",
        "--requestheader-extra-headers-prefix=X-Remote-Extra-",
        "--requestheader-group-headers=X-Remote-Group",
        "--requestheader-username-headers=X-Remote-User",
        "--proxy-client-cert-file=" + layout.pki("front-proxy-client.crt"),
        "--proxy-client-key-file=" + layout.pki("front-proxy-client.key"),
        "--enable-priority-and-fairness=false",
        "--profiling=false");
  }

  private Stream<String> controllerManager() {
    return Stream.of(
        "--kubeconfig=" + layout.config("kube-controller-manager.conf"),
        "--root-ca-file=" + layout.pki("ca.crt"),
        "--cluster-signing-cert-file=" + layout.pki("ca.crt"),
        "--cluster-signing-key-file=" + layout.pki("ca.key"),
        "--service-account-private-key-file=" + layout.pki("sa.key"),
        "--use-service-account-credentials=true",
        "--leader-elect=false",
        // Each controller makes itself an account before the next starts: at the default of 20
        // requests a second the first pod waits 6 s for its service account, so 0.7 s.
        "--kube-api-qps=1000",
        "--kube-api-burst=2000",
        "--profiling=false");
  }

  private Stream<String> scheduler() {
    return Stream.of(
        "--kubeconfig=" + layout.config("kube-scheduler.conf"),
        "--leader-elect=false",
        "--kube-api-qps=200",
        "--kube-api-burst=400",
        "--profiling=false");
  }

  private Stream<String> kubelet() {
    return Stream.of(
        "--config=" + layout.config("kubelet.yaml"),
        "--kubeconfig=" + layout.config("kubelet.conf"),
        "--root-dir=" + layout.data("kubelet"),
        "--hostname-override=" + node.name(),
        "--node-ip=" + node.address());
  }

  private Stream<String> proxy() {
    return Stream.of(
        "--kubeconfig=" + layout.config("kube-proxy.conf"),
        "--hostname-override=" + node.name(),
        "--cluster-cidr=" + Addresses.PODS,
        "--proxy-mode=nftables",
        // The host's connection table is not the lab's to resize.
        "--conntrack-max-per-core=0",
        "--conntrack-tcp-timeout-established=0s",
        "--conntrack-tcp-timeout-close-wait=0s");
  }
}
