package io.illm.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A checkout with the platform of this one and a component whose manifests lie in a Go module: a
 * definition and an object of it, a controller that does nothing, and something that isn't wanted.
 */
final class WidgetsCheckout {

  private static final List<String> PLATFORM =
      List.of("cni-plugins", "containerd", "coredns", "etcd", "image-store", "kubernetes");

  private WidgetsCheckout() {}

  /** Writes one. */
  static Path in(Path root) throws IOException {
    Path components = Path.of(System.getProperty("lab.root"), "components");
    for (String name : PLATFORM) {
      copy(components.resolve(name), root.resolve("components").resolve(name));
    }
    Path widgets = Files.createDirectories(root.resolve("components/widgets/upstream/install"));
    Files.writeString(widgets.resolve("kustomization.yaml"), "resources: [all.yaml]\n");
    Files.writeString(widgets.resolve("all.yaml"), UPSTREAM);
    Path folder = root.resolve("components/widgets");
    Files.writeString(folder.resolve("upstream/go.mod"), "module lab.test/upstream\n\ngo 1.20\n");
    Files.writeString(folder.resolve("component.yaml"), COMPONENT);
    Files.writeString(folder.resolve("patch.yaml"), PATCH);
    Files.writeString(folder.resolve("replicas.yaml"), REPLICAS);
    Files.writeString(folder.resolve("go.mod"), GO_MOD);
    Files.writeString(folder.resolve("go.sum"), "");
    return root;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling(""));
        if (Files.isRegularFile(file)) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static final String GO_MOD =
      """
      module lab.test/widgets

      go 1.20

      require lab.test/upstream v1.0.0

      replace lab.test/upstream => ./upstream
      """;

  private static final String COMPONENT =
      """
      apiVersion: lab.illm.io/v1alpha1
      kind: Component
      metadata: {name: widgets}
      spec:
        version: v1.0.0
        title: Widgets
        licence: Apache-2.0
        namespace: widgets
        manifests:
          - {module: lab.test/upstream, path: install}
        patches:
          - {path: patch.yaml}
          - {path: replicas.yaml, target: {kind: Deployment}}
        ready:
          - object: {apiVersion: apps/v1, kind: Deployment, namespace: widgets, name: controller}
            that: ready(object)
      """;

  private static final String PATCH =
      """
      $patch: delete
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: unwanted}
      """;

  private static final String REPLICAS =
      """
      - {op: replace, path: /spec/replicas, value: 2}
      """;

  private static final String UPSTREAM =
      """
      apiVersion: example.org/v1
      kind: Widget
      metadata: {name: one}
      spec: {colour: red}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: wanted}
      data: {switch: "on"}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: unwanted}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: controller}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: controller}
      spec:
        replicas: 1
        selector: {matchLabels: {app: controller}}
        template:
          metadata: {labels: {app: controller}}
          spec:
            serviceAccountName: controller
            securityContext:
              runAsNonRoot: true
              runAsUser: 65534
              seccompProfile: {type: RuntimeDefault}
            containers:
              - name: controller
                image: ghcr.io/illm/pause:0.1.0
                securityContext:
                  allowPrivilegeEscalation: false
                  capabilities: {drop: [ALL]}
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.org}
      spec:
        group: example.org
        scope: Namespaced
        names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
        versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
      """;
}
