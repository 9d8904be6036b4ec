package io.illm.lab.component.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ClusterRef;
import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.cluster.kubeconfig.KubeconfigProvider;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeClientTest {

  private static final ClusterRef REF = new ClusterRef.Kubeconfig("shop");

  @TempDir private Path folder;
  private HttpServer server;
  private String authorization = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
          boolean known = authorization.equals("Bearer of-the-program");
          byte[] body =
              (exchange.getRequestURI().getPath().equals("/version")
                      ? "{\"gitVersion\":\"v1.37.2\"}"
                      : "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":"
                          + "[{\"kind\":\"Node\",\"metadata\":{\"name\":\"shop-1\"}}]}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_credential_program_is_asked_and_steps_get_what_it_gave() throws IOException {
    try (KubeClient client = KubeClient.of(cluster(address(), exec("of-the-program")))) {
      ClusterFacts answer = ClusterFacts.of(REF, client.kubernetes());

      assertThat(answer.version()).isEqualTo("v1.37.2");
      assertThat(answer.nodes()).containsExactly("shop-1");
      assertThat(client.kubeconfigFor("till"))
          .contains("of-the-program", "namespace: \"till\"")
          .doesNotContain("exec");
    }
  }

  @Test
  void credentials_that_are_refused_are_the_users_to_mend() throws IOException {
    try (KubeClient client = KubeClient.of(cluster(address(), "{token: stale}"))) {
      assertThatThrownBy(() -> ClusterFacts.of(REF, client.kubernetes()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("does not accept the kubeconfig's credentials");
    }
  }

  @Test
  void a_cluster_that_is_away_is_said_to_be() throws IOException {
    URI away = address();
    server.stop(0);

    try (KubeClient client = KubeClient.of(cluster(away, "{token: any}"))) {
      assertThatThrownBy(() -> ClusterFacts.of(REF, client.kubernetes()))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("kubeconfig:shop at " + away)
          .hasMessageContaining("does not answer");
    }
  }

  @Test
  void a_key_in_pkcs_8_tells_by_itself_what_it_is_for() throws Exception {
    for (String algorithm : new String[] {"EC", "RSA"}) {
      byte[] der =
          KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate().getEncoded();
      String pem =
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(der)
              + "\n-----END PRIVATE KEY-----\n";
      var config =
          new io.fabric8.kubernetes.client.ConfigBuilder().withAutoConfigure(false).build();
      config.setClientKeyData(
          Base64.getEncoder().encodeToString(pem.getBytes(StandardCharsets.UTF_8)));

      assertThat(ClientKey.of(config)).hasValue(algorithm);
    }
  }

  @Test
  void a_cluster_of_this_machine_is_asked_directly_though_the_user_has_a_proxy()
      throws IOException {
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        ProxySelector.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 1)));
    Cluster here = new Here(cluster(address(), "{token: of-the-program}").kubeconfig());
    try (KubeClient client = KubeClient.of(here)) {
      assertThat(client.kubernetes().getKubernetesVersion().getGitVersion()).isEqualTo("v1.37.2");
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  /** A cluster of this machine, of which only the kubeconfig is asked for. */
  private record Here(Path kubeconfig) implements Cluster {

    @Override
    public String name() {
      return "here";
    }

    @Override
    public String server() {
      return "";
    }

    @Override
    public void load(List<ImageArchive> images, Progress progress) {}

    @Override
    public Map<String, Path> logs() {
      return Map.of();
    }

    @Override
    public Duration bootTime() {
      return Duration.ZERO;
    }

    @Override
    public long residentBytes() {
      return 0;
    }
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** A program as `aws eks get-token` is one. */
  private String exec(String token) throws IOException {
    Path program = folder.resolve("credentials");
    Files.writeString(
        program,
        """
        #!/bin/sh
        echo '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","status":{"token":"%s"}}'
        """
            .formatted(token));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return "{exec: {apiVersion: client.authentication.k8s.io/v1, command: %s, interactiveMode: Never}}"
        .formatted(program);
  }

  private Cluster cluster(URI address, String user) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            contexts: [{name: shop, context: {cluster: shop, user: clerk}}]
            clusters: [{name: shop, cluster: {server: "%s"}}]
            users: [{name: clerk, user: %s}]
            """
                .formatted(address, user));
    return new KubeconfigProvider(folder.resolve("state"), Map.of("KUBECONFIG", file.toString()))
        .find("shop")
        .orElseThrow();
  }
}
