package io.illm.lab.runner.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.testkit.kube.FakeCluster;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The inventory of a cluster")
class InventoryOfAClusterTest {

  private FakeCluster cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    cluster =
        new FakeCluster()
            .has(
                "/api/v1/namespaces/shop/configmaps/note",
                "{'kind':'ConfigMap','apiVersion':'v1',"
                    + "'metadata':{'name':'note','namespace':'shop'}}");
    client = cluster.client();
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void has_no_objects_that_are_computed_and_not_stored() {
    cluster
        .serves("metrics.k8s.io/v1", "PodMetrics pods")
        .has(
            "/apis/metrics.k8s.io/v1/namespaces/shop/pods/a",
            "{'kind':'PodMetrics','apiVersion':'metrics.k8s.io/v1',"
                + "'metadata':{'name':'a','namespace':'shop','computed':true}}");

    assertThat(ObjectInventory.take(client).objects()).containsExactly("ConfigMap shop/note");
  }

  @Test
  void says_which_group_did_not_answer_and_has_the_others() {
    cluster.leavesUnserved("orders.io/v1");

    ObjectInventory inventory = ObjectInventory.take(client);

    assertThat(inventory.unread()).containsEntry("orders.io/v1", "service unavailable");
    assertThat(inventory.objects()).containsExactly("ConfigMap shop/note");
  }

  @Test
  void waits_for_nobody_where_a_controller_wrote_only_the_status() {
    cluster.has(
        "/api/v1/namespaces/shop/configmaps/applied",
        "{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'applied','namespace':'shop',"
            + "'managedFields':[{'manager':'kubectl-client-side-apply'},"
            + "{'manager':'kube-apiserver','subresource':'status'}]}}");

    assertThat(ObjectInventory.take(client).mayBeRemoved("ConfigMap shop/applied")).isFalse();
  }
}
