package io.illm.lab.cluster.kubeconfig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeconfigProviderTest {

  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void write_two_files() throws IOException {
    first =
        write(
            "first.yaml",
            """
            apiVersion: v1
            kind: Config
            current-context: shop
            contexts:
            - {name: shop, context: {cluster: shop, user: clerk, namespace: till}}
            - {name: lost, context: {cluster: shoop, user: clerk}}
            clusters:
            - {name: shop, cluster: {server: "https://shop.test:6443", certificate-authority: ca.crt}}
            users:
            - {name: clerk, user: {client-certificate: clerk.crt, client-key: keys/clerk.key}}
            - {name: guest, user: {token: of-the-first}}
            """);
    second =
        write(
            "second.yaml",
            """
            contexts:
            - {name: farm, context: {cluster: farm, user: guest}}
            - {name: cloud, context: {cluster: farm, user: cloud}}
            clusters:
            - {name: farm, cluster: {server: "https://farm.test", insecure-skip-tls-verify: true}}
            users:
            - {name: guest, user: {token: of-the-second}}
            - name: cloud
              user:
                exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, args: [eks], interactiveMode: Never}
            """);
    write("ca.crt", "authority");
    write("clerk.crt", "certificate");
    write("keys/clerk.key", "key");
  }

  @Test
  void a_context_is_narrowed_to_what_it_needs_and_needs_no_other_file() throws IOException {
    Cluster cluster = subject(first.toString()).find("shop").orElseThrow();

    assertThat(cluster.server()).isEqualTo("https://shop.test:6443");
    assertThat(Files.readString(cluster.kubeconfig()))
        .isEqualTo(
            """
            apiVersion: v1
            kind: Config
            current-context: shop
            contexts:
            - name: shop
              context:
                cluster: shop
                user: clerk
                namespace: till
            clusters:
            - name: shop
              cluster:
                server: https://shop.test:6443
                certificate-authority-data: YXV0aG9yaXR5
            users:
            - name: clerk
              user:
                client-certificate-data: Y2VydGlmaWNhdGU=
                client-key-data: a2V5
            """);
  }

  @Test
  void the_copy_is_for_its_user_alone() throws IOException {
    Path copy = subject(first.toString()).find("shop").orElseThrow().kubeconfig();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
  }

  @Test
  void copies_of_killed_processes_go_with_the_next_one() throws IOException {
    Path orphan = write("state/kubeconfigs/left.999999999.yaml", "secret");

    subject(first.toString()).find("shop");

    assertThat(orphan).doesNotExist();
  }

  @Test
  void of_two_files_the_first_that_knows_a_name_decides() throws IOException {
    Path copy = subject(first + ":" + second).find("farm").orElseThrow().kubeconfig();

    assertThat(Files.readString(copy)).contains("of-the-first").doesNotContain("of-the-second");
  }

  @Test
  void a_credential_program_stays_as_it_is() throws IOException {
    Path copy = subject(second.toString()).find("cloud").orElseThrow().kubeconfig();

    assertThat(Files.readString(copy)).contains("exec:", "command: aws", "interactiveMode: Never");
  }

  @Test
  void an_unknown_context_is_answered_with_those_there_are() {
    assertFault(
        () -> subject(first + ":" + second).find("shpo"),
        "no context of the kubeconfig is called `shpo`",
        "did you mean `shop`? ($KUBECONFIG names " + first + ", " + second + ")");
    assertFault(
        () -> subject(second.toString()).find("production"),
        "no context of the kubeconfig is called `production`",
        "known: farm, cloud ($KUBECONFIG names " + second + ")");
  }

  @Test
  void a_context_without_its_cluster_is_a_fault_at_its_line() {
    Fault fault =
        assertFault(
            () -> subject(first.toString()).find("lost"),
            "the context `lost` wants the cluster `shoop`, which is not there",
            "did you mean `shop`?");

    assertThat(fault.place().orElseThrow()).hasToString(first + ":6:10");
  }

  @Test
  void a_file_that_is_not_there_is_named() throws IOException {
    Files.delete(folder.resolve("ca.crt"));

    assertFault(
        () -> subject(first.toString()).find("shop"),
        "the kubeconfig's file " + folder.resolve("ca.crt") + " can't be read",
        "correct its path, or log in to the cluster again");
  }

  @Test
  void without_any_file_it_says_where_it_looked() {
    Fault fault =
        assertFault(
            () -> subject(folder + "/none.yaml").find("shop"),
            "there is no kubeconfig: $KUBECONFIG names " + folder + "/none.yaml does not exist",
            "set KUBECONFIG to the file that names your cluster; sudo keeps it with"
                + " --preserve-env=KUBECONFIG");
    assertThat(fault.place()).isEmpty();
  }

  @Test
  void a_file_that_is_no_kubeconfig_is_a_fault_at_the_file() throws IOException {
    Path text = write("text.yaml", "hello");

    assertFault(
        () -> subject(text.toString()).find("shop"),
        "this is no kubeconfig",
        "see `kubectl config view`");
  }

  @Test
  void under_sudo_the_file_is_the_invoking_users() throws IOException {
    Path passwd =
        write("passwd", "root:x:0:0::/root:/bin/sh\nada:x:1000:1000:Ada:/home/ada:/bin/sh\n");

    assertThat(KubeconfigFiles.of(Map.of("SUDO_USER", "ada", "HOME", "/root"), passwd).all())
        .containsExactly(Path.of("/home/ada/.kube/config"));
    assertThat(KubeconfigFiles.of(Map.of("HOME", "/root"), passwd).all())
        .containsExactly(Path.of("/root/.kube/config"));
  }

  @Test
  void no_cluster_is_booted_or_taken_down() {
    assertThat(subject(first.toString()).list()).isEmpty();
    assertFault(
        () -> subject(first.toString()).down("shop", Progress.silent()),
        "the lab did not make the cluster of the context `shop`",
        "take it down by the means it was made with");
  }

  private KubeconfigProvider subject(String variable) {
    return new KubeconfigProvider(folder.resolve("state"), Map.of("KUBECONFIG", variable));
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Fault assertFault(ThrowingCallable call, String message, String hint) {
    Fault[] fault = new Fault[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(BadInput.class, bad -> fault[0] = bad.faults().getFirst());
    assertThat(fault[0].message()).isEqualTo(message);
    assertThat(fault[0].hint()).hasValue(hint);
    return fault[0];
  }
}
