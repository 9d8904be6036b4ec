package io.illm.lab.component.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.illm.lab.host.Home;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Library;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererTest {

  private static final String WIDGET =
      """
      apiVersion: example.org/v1
      kind: Widget
      metadata: {name: one}
      """;

  @TempDir private Path root;

  @BeforeEach
  void writeKubernetes() throws IOException {
    component("kubernetes", "version: v1.37.2", "");
  }

  @Test
  void namespaces_and_definitions_come_first_and_webhooks_last() throws IOException {
    component("demo", "version: v1", "namespace: demo\n  manifests: [{path: manifests}]");
    write(
        "demo/manifests/all.yaml",
        object("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration", "hook"),
        object("apps/v1", "Deployment", "server"),
        object("v1", "ServiceAccount", "server"),
        definition("Namespaced"));

    assertThat(render("demo"))
        .extracting(GenericKubernetesResource::getKind)
        .containsExactly(
            "Namespace",
            "CustomResourceDefinition",
            "ServiceAccount",
            "Deployment",
            "ValidatingWebhookConfiguration");
  }

  @Test
  void what_can_be_in_a_namespace_is_in_the_components() throws IOException {
    component("demo", "version: v1", "namespace: demo\n  manifests: [{path: all.yaml}]");
    write(
        "demo/all.yaml",
        object("rbac.authorization.k8s.io/v1", "ClusterRole", "reader"),
        object("v1", "Service", "server"),
        definition("Cluster"),
        WIDGET);

    assertThat(render("demo"))
        .extracting(o -> o.getKind() + " " + o.getMetadata().getNamespace())
        .contains("ClusterRole null", "Service demo", "Widget null");
  }

  @Test
  void kinds_may_be_defined_by_what_a_component_needs() throws IOException {
    component("base", "version: v1", "manifests: [{path: all.yaml}]");
    write("base/all.yaml", definition("Cluster"));
    component("top", "version: v1", "needs: {components: [base]}\n  manifests: [{path: all.yaml}]");
    write("top/all.yaml", WIDGET);

    assertThat(render("top").getFirst().getMetadata().getNamespace()).isNull();
  }

  @Test
  void pods_of_a_new_namespace_are_held_to_the_strictest_standard() throws IOException {
    component("demo", "version: v1", "namespace: demo\n  manifests: [{path: all.yaml}]");
    write("demo/all.yaml", object("v1", "Service", "server"));

    assertThat(render("demo").getFirst().getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
  }

  @Test
  void a_namespace_of_the_components_own_stays_as_it_is() throws IOException {
    component("demo", "version: v1", "namespace: demo\n  manifests: [{path: all.yaml}]");
    write("demo/all.yaml", object("v1", "Namespace", "demo"));

    assertThat(render("demo")).hasSize(1);
  }

  @Test
  void a_chart_is_rendered_with_its_values_and_definitions_and_without_its_tests()
      throws IOException {
    component(
        "demo",
        "version: v1",
        "namespace: demo\n  manifests: [{chart: good, values: values.yaml}]");
    write("demo/values.yaml", "colour: green\n");
    write("demo/good/Chart.yaml", "apiVersion: v2\nname: anything\nversion: 0.1.0\n");
    write("demo/good/values.yaml", "colour: red\n");
    write("demo/good/crds/a.yaml", definition("Namespaced"));
    write("demo/good/crds/b.yaml", definition("Namespaced").replace("widgets", "gadgets"));
    write(
        "demo/good/templates/all.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: '{{ .Release.Name }}'}
        data: {colour: '{{ .Values.colour }}', kubernetes: '{{ .Capabilities.KubeVersion }}'}
        """,
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: test, annotations: {helm.sh/hook: test}}
        """);

    List<GenericKubernetesResource> objects = render("demo");

    assertThat(objects)
        .extracting(GenericKubernetesResource::getKind)
        .containsExactly(
            "Namespace", "CustomResourceDefinition", "CustomResourceDefinition", "ConfigMap");
    assertThat(objects.getLast().getMetadata().getName()).isEqualTo("demo");
    assertThat(ManifestYaml.text(List.of(objects.getLast())))
        .contains("colour: green", "kubernetes: v1.37.2");
  }

  @Test
  void a_chart_at_fault_is_located() throws IOException {
    component("demo", "version: v1", "manifests: [{chart: bad}]");
    write("demo/bad/Chart.yaml", "apiVersion: v2\nname: anything\nversion: 0.1.0\n");
    write("demo/bad/templates/all.yaml", "{{ .Values.a.b }}");

    assertThatThrownBy(() -> render("demo"))
        .isInstanceOfSatisfying(
            BadInput.class,
            e ->
                assertThat(e.faults().getFirst().place().orElseThrow().toString())
                    .endsWith("demo/component.yaml:8:23"));
  }

  @Test
  void a_file_that_is_no_object_is_located() throws IOException {
    component("demo", "version: v1", "manifests: [{path: all.yaml}]");
    write("demo/all.yaml", "colour: red");

    assertThatThrownBy(() -> render("demo"))
        .isInstanceOfSatisfying(
            BadInput.class,
            e ->
                assertThat(e.faults().getFirst().place().orElseThrow().toString())
                    .endsWith("demo/all.yaml:1:1"));
  }

  @Test
  void files_for_a_repository_have_a_kustomization_in_their_order() throws IOException {
    component("demo", "version: v1", "namespace: demo\n  manifests: [{path: all.yaml}]");
    write("demo/all.yaml", object("v1", "Service", "server"));
    Path out = root.resolve("out");

    assertThat(new ManifestFiles(render("demo")).write(out))
        .extracting(file -> file.getFileName().toString())
        .containsExactly("namespace-demo.yaml", "service-server.yaml", "kustomization.yaml");
    assertThat(out.resolve("kustomization.yaml"))
        .content()
        .endsWith("resources:\n- namespace-demo.yaml\n- service-server.yaml\n");
  }

  private List<GenericKubernetesResource> render(String name) {
    Library library = new Library(root);
    Home home = new Home(library, root.resolve("cache"), root.resolve("state"));
    return new Renderer(home, Progress.silent()).render(library.component(name));
  }

  private static String object(String apiVersion, String kind, String name) {
    return "apiVersion: %s\nkind: %s\nmetadata: {name: %s}\n".formatted(apiVersion, kind, name);
  }

  private static String definition(String scope) {
    return object("apiextensions.k8s.io/v1", "CustomResourceDefinition", "widgets.example.org")
        + "spec: {group: example.org, scope: %s, names: {kind: Widget}}\n".formatted(scope);
  }

  private void component(String name, String version, String rest) throws IOException {
    write(
        name + "/component.yaml",
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec:
          %s
          title: A component
          licence: Apache-2.0
          %s
        """
            .formatted(name, version, rest));
  }

  private void write(String name, String... documents) throws IOException {
    Path file = root.resolve("components").resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, String.join("---\n", documents));
  }
}
