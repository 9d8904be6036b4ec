package io.illm.lab.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The files of a cluster")
class FilesTest {

  private static final Layout LAYOUT = Layout.of(Path.of("/state"), "demo");
  private static final Node NODE = Node.of(new Subnet(7), 1);
  private static final NodeFiles FILES =
      new NodeFiles(LAYOUT, NODE, Path.of("/programs"), Path.of("/usr/sbin/runc"), false);

  @Test
  void the_kubeconfig_needs_no_other_file() {
    var pki = Pki.of(Pki.Authorities.of("demo"), NODE);
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
    assertThat(kubelet.get("resolvConf")).isEqualTo("/state/clusters/demo/etc/resolv.conf");
  }

  @Test
  void the_kubelet_keeps_to_the_clusters_cgroup_and_never_evicts_for_a_full_disk() {
    Map<?, ?> kubelet = Serialization.unmarshal(FILES.kubelet(), Map.class);
    assertThat(kubelet.get("cgroupRoot")).isEqualTo("/lab-demo");
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
    var free = new NodeFiles(LAYOUT, NODE, Path.of("/p"), Path.of("/usr/bin/crun"), true);
    assertThat(free.containerd("pause:1")).contains("restrict_oom_score_adj = false");
  }

  @Test
  void the_network_of_pods_is_valid_json() throws Exception {
    var cni = new ObjectMapper().readTree(FILES.cni());
    assertThat(cni.at("/plugins/0/ipam/ranges/0/0/subnet").asText()).isEqualTo("10.244.0.0/24");
    assertThat(cni.at("/plugins/1/type").asText()).isEqualTo("portmap");
  }

  @Test
  void no_name_is_asked_of_the_host_without_egress() {
    assertThat(FILES.resolvConf(false, "nameserver 9.9.9.9\n"))
        .isEqualTo("nameserver 198.18.7.2\n");
    assertThat(FILES.resolvConf(true, "nameserver 9.9.9.9\n")).isEqualTo("nameserver 9.9.9.9\n");
  }

  @Test
  void names_fit_where_the_kernel_limits_them() {
    var longest = Layout.of(Path.of("/state"), "a".repeat(40));
    assertThat(longest.link()).hasSizeLessThanOrEqualTo(15);
    assertThat((longest.containerdSocket() + ".ttrpc").length()).isLessThanOrEqualTo(107);
  }

  @Test
  void every_program_has_a_command_line() {
    var commands = new CommandLines(LAYOUT, NODE, Path.of("/programs"));
    for (var program : Program.values()) {
      assertThat(commands.of(program)).first().isEqualTo("/programs/" + program.file());
    }
    assertThat(commands.of(Program.CONTROLLER_MANAGER)).contains("--leader-elect=false");
  }

  @Test
  void a_mount_point_with_a_space_is_read_as_it_is() {
    assertThat(Mounts.parse("tmpfs /a\\040b tmpfs rw 0 0"))
        .isEqualTo(new Mounts.Mount("tmpfs", "/a b"));
  }
}
