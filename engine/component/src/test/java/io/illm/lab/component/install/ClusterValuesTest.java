package io.illm.lab.component.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.illm.lab.model.BadInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What manifests ask of a cluster")
class ClusterValuesTest {

  private static final ClusterValues VALUES =
      new ClusterValues(Map.of("loadBalancerRange", "198.18.7.200-198.18.7.250"));

  @Test
  void is_filled_in_wherever_it_stands() {
    var filled = VALUES.fill("metallb", List.of(pool("${cluster.loadBalancerRange}")));

    assertThat(filled.getFirst().<String>get("spec", "addresses", 0))
        .isEqualTo("198.18.7.200-198.18.7.250");
  }

  @Test
  void leaves_alone_what_only_looks_like_it() {
    var filled = VALUES.fill("metallb", List.of(pool("${CLUSTER} $HOME ${cluster}")));

    assertThat(filled.getFirst().<String>get("spec", "addresses", 0))
        .isEqualTo("${CLUSTER} $HOME ${cluster}");
  }

  @Test
  void is_a_fault_where_the_cluster_does_not_tell_it() {
    var silent = new ClusterValues(Map.of());

    assertThatThrownBy(() -> silent.fill("metallb", List.of(pool("${cluster.loadBalancerRange}"))))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("metallb uses `cluster.loadBalancerRange`");
  }

  private static GenericKubernetesResource pool(String address) {
    return Serialization.unmarshal(
        """
        apiVersion: metallb.io/v1beta1
        kind: IPAddressPool
        metadata: {name: cluster}
        spec: {addresses: ["%s"]}
        """
            .formatted(address),
        GenericKubernetesResource.class);
  }
}
