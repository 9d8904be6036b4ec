package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of a cluster")
class FilesTest {

  private static final Layout LAYOUT = Layout.of(Path.of("/state"), "demo");
  private static final Topology TOPOLOGY =
      new Topology(new Subnet(7), new Ranges(0), 3, 2, Cni.BRIDGE, false);
  private static final NodeLayout NODE = LAYOUT.node("node-2");
  private static final NodeFiles FILES = files(TOPOLOGY, Path.of("/usr/sbin/runc"), false);

  @Test
  void the_kubeconfig_needs_no_other_file() {
    var pki = Pki.of(Pki.Authorities.of("demo"), TOPOLOGY);
    var text =
        Kubeconfig.of(
            "demo", "https://198.18.7.2:6443", pki.authority().self(), pki.identity(Pki.ADMIN));
    var config = Config.fromKubeconfig(text);
    assertThat(config.getMasterUrl()).isEqualTo("https://198.18.7.2:6443/");
    assertThat(config.getCaCertData()).isNotBlank();
    assertThat(config.getClientKeyData()).isNotBlank();
    assertThat(config.getClientCertData()).isNotBlank();
  }

  @Test
  void the_kubelet_resolves_names_over_the_dns_service() {
    Map<?, ?> kubelet = Serialization.unmarshal(FILES.kubelet(), Map.class);
    assertThat(kubelet.get("clusterDNS")).isEqualTo(List.of("10.96.0.10"));
    assertThat(kubelet.get("clusterDomain")).isEqualTo("cluster.local");
    assertThat(kubelet.get("resolvConf")).isEqualTo("/state/clusters/demo/node-2/etc/resolv.conf");
  }

  @Test
  void the_kubelet_keeps_to_the_clusters_cgroup_and_never_evicts_for_a_full_disk() {
    Map<?, ?> kubelet = Serialization.unmarshal(FILES.kubelet(), Map.class);
    assertThat(kubelet.get("cgroupRoot")).isEqualTo("/lab-demo/node-2");
    assertThat(kubelet.get("failCgroupV1")).isEqualTo(false);
    assertThat(kubelet.get("evictionHard")).asString().contains("nodefs.available=0%");
  }

  @Test
  void containerd_is_kept_from_lowering_oom_scores_where_the_kernel_refuses() {
    assertThat(FILES.containerd("pause:1"))
        .contains("version = 3")
        .contains("restrict_oom_score_adj = true")
        .contains("sandbox = \"pause:1\"")
        .contains("BinaryName = \"/usr/sbin/runc\"");
    var free = files(TOPOLOGY, Path.of("/usr/bin/crun"), true);
    assertThat(free.containerd("pause:1")).contains("restrict_oom_score_adj = false");
  }

  @Test
  void the_network_of_pods_is_valid_json() throws Exception {
    var cni = new ObjectMapper().readTree(FILES.cni());
    assertThat(cni.at("/plugins/0/ipam/ranges/0/0/subnet").asText()).isEqualTo("10.244.1.0/24");
    assertThat(cni.at("/plugins/1/type").asText()).isEqualTo("portmap");
  }

  @Test
  void no_name_is_asked_of_the_host_without_egress() {
    assertThat(FILES.resolvConf("nameserver 9.9.9.9\n")).isEqualTo("nameserver 198.18.7.3\n");
    var open = new Topology(new Subnet(7), new Ranges(0), 3, 2, Cni.BRIDGE, true);
    assertThat(files(open, Path.of("/usr/sbin/runc"), false).resolvConf("nameserver 9.9.9.9\n"))
        .isEqualTo("nameserver 9.9.9.9\n");
  }

  @Test
  void names_fit_where_the_kernel_limits_them() {
    var longest = Layout.of(Path.of("/state"), "a".repeat(40));
    assertThat(longest.link()).hasSizeLessThanOrEqualTo(15);
    assertThat((longest.node("node-8").containerdSocket() + ".ttrpc").length())
        .isLessThanOrEqualTo(107);
  }

  @Test
  void the_zones_are_on_the_node_from_its_registration() {
    assertThat(commands(1).kubelet()).contains(labels("zone-a"));
    assertThat(commands(2).kubelet()).contains(labels("zone-b"));
    assertThat(commands(3).kubelet()).contains(labels("zone-a"));
  }

  @Test
  void each_node_reaches_the_pods_of_the_others_by_a_route() {
    assertThat(Routes.of(TOPOLOGY, TOPOLOGY.node(1)))
        .containsExactly(
            "10.96.0.0/16 dev eth0 src 198.18.7.2",
            "10.244.1.0/24 via 198.18.7.3",
            "10.244.2.0/24 via 198.18.7.4");
    assertThat(Routes.of(TOPOLOGY, TOPOLOGY.node(2)))
        .contains("10.244.0.0/24 via 198.18.7.2", "10.244.2.0/24 via 198.18.7.4")
        .contains("10.96.0.0/14 via 198.18.7.2");
  }

  private static NodeFiles files(Topology topology, Path runtime, boolean mayRaisePriority) {
    return new NodeFiles(
        NODE, topology.node(2), topology, Path.of("/programs"), runtime, mayRaisePriority);
  }

  private static NodeCommands commands(int number) {
    return new NodeCommands(
        LAYOUT.node("node-" + number), TOPOLOGY.node(number), TOPOLOGY, Path.of("/programs"));
  }

  private static String labels(String zone) {
    return "--node-labels=topology.kubernetes.io/region=lab,topology.kubernetes.io/zone=" + zone;
  }

  @Test
  void a_mount_point_with_a_space_is_read_as_it_is() {
    assertThat(Mounts.parse("tmpfs /a\\040b tmpfs rw 0 0"))
        .isEqualTo(new Mounts.Mount("tmpfs", "/a b", List.of("rw")));
  }
}
