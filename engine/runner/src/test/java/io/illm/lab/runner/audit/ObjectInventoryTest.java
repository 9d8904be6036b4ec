package io.illm.lab.runner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.runner.audit.ObjectInventory.Listed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a cluster has more than before")
class ObjectInventoryTest {

  private static final Listed FREE = listed("v1 ConfigMap", "kubectl-create", false, false);
  private static final Listed DNS_POD =
      new Listed(
          "v1 Pod",
          Set.of("kubelet"),
          Optional.of("Pod of ReplicaSet 1234"),
          true,
          false,
          List.of());

  private static Listed listed(
      String source, String manager, boolean deleting, boolean owned, String... finalizers) {
    return new Listed(
        source, Set.of(manager), Optional.empty(), owned, deleting, List.of(finalizers));
  }

  private static ObjectInventory of(Map<String, Listed> listed) {
    return new ObjectInventory(listed, 1, Map.of());
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

  @Test
  void is_not_an_object_of_a_group_that_could_not_be_read_before() {
    var before = new ObjectInventory(Map.of(), 1, Map.of("shop.io/v1", "status 503"));
    var now =
        of(
            Map.of(
                "Order a/one",
                listed("shop.io/v1 Order", "operator", false, false),
                "Order b/two",
                listed("shop.io/v10 Order", "operator", false, false)));

    assertThat(now.minus(before)).containsExactly("Order b/two");
  }

  @Test
  void may_still_go_where_a_controller_has_it_in_hand() {
    var now =
        of(
            Map.of(
                "A applied", FREE,
                "A deleted", listed("v1 A", "kubectl", true, false),
                "A owned", listed("v1 A", "kubectl", false, true),
                "A provisioned", listed("v1 A", "provisioner", false, false)));

    assertThat(now.objects().stream().filter(now::mayBeRemoved))
        .containsExactlyInAnyOrder("A deleted", "A owned", "A provisioned");
  }

  @Test
  void names_the_finalizer_that_keeps_a_deleted_object() {
    var now =
        of(
            Map.of(
                "A held", listed("v1 A", "kubectl", true, false, "example.com/hold"),
                "A used", listed("v1 A", "kubectl", false, false, "example.com/hold")));

    assertThat(now.holder("A held")).hasValue("its finalizer example.com/hold keeps it");
    assertThat(now.holder("A used")).isEmpty();
  }
}
