package io.illm.lab.runner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.runner.audit.ObjectInventory.Listed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a cluster has more than before")
class ObjectInventoryTest {

  private static final Listed FREE = new Listed(Set.of("kubectl-create"), Optional.empty());
  private static final Listed DNS_POD =
      new Listed(Set.of("kubelet"), Optional.of("Pod of ReplicaSet 1234"));

  private static ObjectInventory of(Map<String, Listed> listed) {
    return new ObjectInventory(listed, 1);
  }

  @Test
  void is_every_object_of_a_new_name() {
    var before = of(Map.of("ConfigMap a/old", FREE));
    var now = of(Map.of("ConfigMap a/old", FREE, "ConfigMap a/new", FREE));

    assertThat(now.minus(before)).containsExactly("ConfigMap a/new");
  }

  @Test
  void is_not_the_pod_that_took_the_place_of_a_deleted_one() {
    var before = of(Map.of("Pod kube-system/dns-1", DNS_POD));
    var now = of(Map.of("Pod kube-system/dns-2", DNS_POD));

    assertThat(now.minus(before)).isEmpty();
  }

  @Test
  void is_the_pod_that_a_controller_was_made_to_add() {
    var before = of(Map.of("Pod kube-system/dns-1", DNS_POD));
    var now = of(Map.of("Pod kube-system/dns-2", DNS_POD, "Pod kube-system/dns-3", DNS_POD));

    assertThat(now.minus(before)).containsExactly("Pod kube-system/dns-3");
  }

  @Test
  void is_the_object_that_took_the_name_of_nobodys_copy() {
    var before = of(Map.of("Pod a/lone", FREE));
    var now = of(Map.of("Pod a/other", FREE));

    assertThat(now.minus(before)).containsExactly("Pod a/other");
  }
}
