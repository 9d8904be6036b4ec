package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checkout with one experiment and what it needs, all without a fault, of which a test spoils one
 * thing.
 *
 * @param root its folder
 */
record SmallCheckout(Path root) {

  static final String EXPERIMENT = "experiments/demo/experiment.yaml";
  static final String README = "experiments/demo/README.md";
  static final String POD = "experiments/demo/manifests/pod.yaml";
  static final String TOOL = "components/tool/component.yaml";
  static final String DEBIAN_LOCK = "components/tool/debian.lock";
  static final String PROGRAM = "components/program/component.yaml";
  static final String GO_MOD = "components/program/go.mod";
  static final String GO_SUM = "components/program/go.sum";

  /** Writes one. */
  static SmallCheckout in(Path root) throws IOException {
    SmallCheckout checkout = new SmallCheckout(root);
    checkout
        .write("docs/roadmap.md", "### 8.1 Rolling updates\n\n- [8.1-01] A task\n")
        .write("apps/shop/pom.xml", "<project/>\n")
        .write("components/kubernetes/component.yaml", component("kubernetes", ""))
        .write(TOOL, component("tool", TOOL_IMAGE))
        .write(DEBIAN_LOCK, "curl 7.88.1 all " + "0".repeat(64) + " 1\n")
        .write(PROGRAM, component("program", PROGRAM_IMAGE))
        .write(GO_MOD, "module lab.test/program\n\ngo 1.20\n")
        .write(GO_SUM, "")
        .write("components/program/main.go", "package main\n\nfunc main() {}\n")
        .write(EXPERIMENT, SPECIFICATION)
        .write(README, PAGE)
        .write(POD, "kind: Pod\nspec:\n  containers:\n    - image: lab.test/tool:1\n");
    return checkout;
  }

  /** Writes a file. */
  SmallCheckout write(String name, String text) throws IOException {
    Files.createDirectories(root.resolve(name).getParent());
    Files.writeString(root.resolve(name), text);
    return this;
  }

  /** Replaces a part of a file, which must be there. */
  SmallCheckout with(String name, String part, String instead) throws IOException {
    String text = Files.readString(root.resolve(name));
    assertThat(text).as(name).contains(part);
    return write(name, text.replace(part, instead));
  }

  /** Removes a file. */
  SmallCheckout without(String name) throws IOException {
    Files.delete(root.resolve(name));
    return this;
  }

  /** Lets the experiment need the component whose image is a Go program. */
  SmallCheckout withProgram() throws IOException {
    return with(EXPERIMENT, "components: [tool]", "components: [program]")
        .with(POD, "lab.test/tool:1", "lab.test/program:1");
  }

  /** Lets the Go program depend on a module whose checksum isn't in go.sum. */
  SmallCheckout withText() throws IOException {
    return with(GO_MOD, "go 1.20\n", "go 1.20\n\nrequire golang.org/x/text v0.14.0\n")
        .with("components/program/main.go", "func", "import _ \"golang.org/x/text\"\n\nfunc");
  }

  private static String component(String name, String rest) {
    return """
    apiVersion: lab.illm.io/v1alpha1
    kind: Component
    metadata: {name: %s}
    spec:
      version: "1"
      title: A component of tests
      licence: Apache-2.0
    %s\
    """
        .formatted(name, rest.indent(2));
  }

  private static final String TOOL_IMAGE =
      """
      images:
        lab.test/tool:1: {debian: [curl], lock: debian.lock}
      """;

  private static final String PROGRAM_IMAGE =
      """
      images:
        lab.test/program:1: {go: ., entrypoint: [/program]}
      """;

  private static final String PAGE =
      """
      # Demo

      ## Deploy

      ```bash
      kubectl apply -f manifests/
      ```

      ## Load

      ```bash
      kubectl get pods
      ```
      """;

  private static final String SPECIFICATION =
      """
      apiVersion: lab.illm.io/v1alpha1
      kind: Experiment
      metadata: {name: demo}
      spec:
        section: "8.1"
        title: A demo
        needs: {components: [tool], apps: [shop]}
        namespaces: [demo]
        steps:
          - step: Deploy
            checks:
              - name: it is ready
                proves: [8.1-01]
                object: {apiVersion: v1, kind: Pod, name: demo}
                that: ready(object)
                within: 60s
          - step: Load
            checks: []
        studies:
          - study: Draining
            hypothesis: It drops nothing.
            variants: {calm: {env: {MODE: calm}}, wild: {env: {MODE: wild}}}
            trials: 3
            drive: Load
            measures: {failed: {k6: http_req_failed.passes}}
            criteria:
              - {name: none fails, that: calm.failed.max == 0}
      """;
}
