package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command lines of the control plane's programs.
 *
 * @param layout the paths of the cluster
 * @param topology the nodes and addresses of the cluster
 * @param need the requirements on the cluster, with the flags of the experiment
 * @param programs the folder with the programs
 */
record ControlPlaneCommands(Layout layout, Topology topology, ClusterNeed need, Path programs) {

  private static final String ETCD_CLIENTS = "http://127.0.0.1:2379";
  private static final String ETCD_PEERS = "http://127.0.0.1:2380";

  List<String> etcd() {
    return line(Program.ETCD, etcdFlags(), Map.of());
  }

  List<String> apiServer() {
    return line(Program.API_SERVER, apiServerFlags(), need.apiServer());
  }

  List<String> controllerManager() {
    return line(Program.CONTROLLER_MANAGER, controllerManagerFlags(), need.controllerManager());
  }

  List<String> scheduler() {
    return line(Program.SCHEDULER, schedulerFlags(), Map.of());
  }

  /** Builds a command line. A flag of the experiment replaces the lab's flag of the same name. */
  private List<String> line(Program program, Stream<String> flags, Map<String, String> given) {
    var own = flags.filter(flag -> !given.containsKey(flag.substring(2).split("=", 2)[0]));
    var further =
        given.entrySet().stream().map(flag -> "--" + flag.getKey() + "=" + flag.getValue());
    var file = programs.resolve(program.file()).toString();
    return Stream.of(Stream.of(file), own, further).flatMap(part -> part).toList();
  }

  private Stream<String> etcdFlags() {
    return Stream.of(
        "--data-dir=" + layout.data("etcd"),
        // The cluster is discarded after a crash, so no data has to be on disk.
        "--unsafe-no-fsync",
        // One member elects itself after one timeout. The default delays the boot by almost 1 s.
        "--heartbeat-interval=20",
        "--election-timeout=100",
        "--listen-client-urls=" + ETCD_CLIENTS,
        "--advertise-client-urls=" + ETCD_CLIENTS,
        "--listen-peer-urls=" + ETCD_PEERS,
        "--initial-advertise-peer-urls=" + ETCD_PEERS,
        "--initial-cluster=default=" + ETCD_PEERS,
        "--log-level=warn");
  }

  private Stream<String> apiServerFlags() {
    return Stream.of(
        "--etcd-servers=" + ETCD_CLIENTS,
        "--advertise-address=" + topology.first().address(),
        "--service-cluster-ip-range=" + topology.ranges().services(),
        "--client-ca-file=" + layout.pki("ca.crt"),
        "--tls-cert-file=" + layout.pki("apiserver.crt"),
        "--tls-private-key-file=" + layout.pki("apiserver.key"),
        "--service-account-key-file=" + layout.pki("sa.pub"),
        "--service-account-signing-key-file=" + layout.pki("sa.key"),
        "--service-account-issuer=https://kubernetes.default.svc." + Ranges.DOMAIN,
        "--authorization-mode=Node,RBAC",
        "--enable-admission-plugins=NodeRestriction",
        "--allow-privileged=true",
        "--kubelet-client-certificate=" + layout.pki("apiserver-kubelet-client.crt"),
        "--kubelet-client-key=" + layout.pki("apiserver-kubelet-client.key"),
        "--kubelet-certificate-authority=" + layout.pki("ca.crt"),
        // The API server can't resolve the name of a node.
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

  private Stream<String> controllerManagerFlags() {
    return Stream.concat(
        podRanges(),
        Stream.of(
            "--kubeconfig=" + layout.config("kube-controller-manager.conf"),
            "--root-ca-file=" + layout.pki("ca.crt"),
            "--cluster-signing-cert-file=" + layout.pki("ca.crt"),
            "--cluster-signing-key-file=" + layout.pki("ca.key"),
            "--service-account-private-key-file=" + layout.pki("sa.key"),
            "--use-service-account-credentials=true",
            "--leader-elect=false",
            // Each controller creates its own service account before the next controller starts.
            // With the default of 20 requests/s, the first pod waits 6 s for its service account;
            // with this value, 0.7 s.
            "--kube-api-qps=1000",
            "--kube-api-burst=2000",
            "--profiling=false"));
  }

  private Stream<String> schedulerFlags() {
    return Stream.of(
        "--kubeconfig=" + layout.config("kube-scheduler.conf"),
        "--leader-elect=false",
        "--kube-api-qps=200",
        "--kube-api-burst=400",
        "--profiling=false");
  }

  /**
   * Returns the flags that assign a pod range to each node. A component that sets up the pod
   * network may need them. Without such a component, the lab writes the ranges to the nodes' files.
   */
  private Stream<String> podRanges() {
    return topology.cni() == Cni.NONE
        ? Stream.of("--allocate-node-cidrs=true", "--cluster-cidr=" + topology.ranges().pods())
        : Stream.of();
  }
}
