package io.illm.lab.component.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.illm.lab.model.Progress;
import io.illm.lab.testkit.kube.FakeCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The removal of a namespace")
class NamespaceRemovalTest {

  private static final String SHOP = "/api/v1/namespaces/shop";
  private static final String HELD = SHOP + "/configmaps/held";
  private static final String HOOKS =
      "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations";
  private static final WaitLimits SHORT =
      new WaitLimits(Duration.ofMillis(200), Duration.ofSeconds(10));

  private FakeCluster cluster;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    cluster =
        new FakeCluster()
            .has(SHOP, "{'kind':'Namespace','apiVersion':'v1','metadata':{'name':'shop'}}");
    client = cluster.client();
  }

  @AfterEach
  void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void takes_what_is_in_it_along() {
    cluster.has(HELD, configMap(""));

    assertThat(remove()).isEmpty();
    assertThat(cluster.holds(SHOP)).isFalse();
    assertThat(cluster.holds(HELD)).isFalse();
  }

  @Test
  void names_the_object_and_the_finalizer_that_nobody_takes_off() {
    cluster.has(HELD, configMap(",'finalizers':['example.com/hold']"));

    assertThat(remove())
        .containsExactly(
            new StuckNamespace(
                "shop", "ConfigMap shop/held: its finalizer example.com/hold keeps it"));
  }

  @Test
  void names_the_configuration_of_a_webhook_that_nobody_serves() {
    cluster
        .has(
            HOOKS + "/gate",
            "{'kind':'ValidatingWebhookConfiguration',"
                + "'apiVersion':'admissionregistration.k8s.io/v1','metadata':{'name':'gate'},"
                + "'webhooks':[{'name':'gate.shop.io'}]}")
        .refuses(SHOP, "failed calling webhook \"gate.shop.io\": service \"nobody\" not found");

    assertThat(remove())
        .singleElement()
        .satisfies(held ->
            assertThat(held.reason())
                .startsWith("ValidatingWebhookConfiguration gate refuses its removal")
                .contains("service \"nobody\" not found"));
  }

  @Test
  void names_the_api_service_that_nobody_serves() {
    cluster
        .leavesUnserved("orders.io/v1")
        .has(
            "/apis/apiregistration.k8s.io/v1/apiservices/v1.orders.io",
            "{'kind':'APIService','apiVersion':'apiregistration.k8s.io/v1',"
                + "'metadata':{'name':'v1.orders.io'},'status':{'conditions':[{'type':'Available',"
                + "'status':'False','reason':'ServiceNotFound'}]}}")
        .has(HELD, configMap(",'finalizers':['example.com/hold']"));

    assertThat(remove())
        .singleElement()
        .satisfies(held ->
            assertThat(held.reason())
                .contains("nobody serves APIService v1.orders.io (ServiceNotFound)"));
  }

  @Test
  void is_not_tried_where_another_run_created_it() {
    assertThat(
            NamespaceRemoval.ofRun(
                client, "20260101-000000-abcd", List.of("shop"), Progress.silent()))
        .isEmpty();
    assertThat(cluster.holds(SHOP)).isTrue();
  }

  @Test
  void of_a_cluster_that_does_not_answer_is_a_failure_and_no_refusal() {
    cluster.close();

    assertThatThrownBy(this::remove).isInstanceOf(KubernetesClientException.class);
  }

  private List<StuckNamespace> remove() {
    return NamespaceRemoval.all(
        List.of(new NamespaceRemoval(client, "shop", SHORT)), Progress.silent());
  }

  private static String configMap(String more) {
    return "{'kind':'ConfigMap','apiVersion':'v1','metadata':{'name':'held','namespace':'shop'"
        + more
        + "}}";
  }
}
