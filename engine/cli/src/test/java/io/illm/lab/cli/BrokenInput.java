package io.illm.lab.cli;

import static io.illm.lab.cli.SmallCheckout.DEBIAN_LOCK;
import static io.illm.lab.cli.SmallCheckout.EXPERIMENT;
import static io.illm.lab.cli.SmallCheckout.GO_MOD;
import static io.illm.lab.cli.SmallCheckout.GO_SUM;
import static io.illm.lab.cli.SmallCheckout.POD;
import static io.illm.lab.cli.SmallCheckout.PROGRAM;
import static io.illm.lab.cli.SmallCheckout.README;
import static io.illm.lab.cli.SmallCheckout.TOOL;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * One way to break a specification or a lock.
 *
 * @param what is wrong
 * @param spoil breaks it
 */
record BrokenInput(String what, Spoil spoil) {

  /** Breaks a good checkout. */
  @FunctionalInterface
  interface Spoil {
    /** Spoils one thing. */
    SmallCheckout in(SmallCheckout good) throws IOException;
  }

  static List<BrokenInput> all() {
    return Stream.of(specifications(), conditions(), needs(), locks())
        .flatMap(List::stream)
        .toList();
  }

  private static List<BrokenInput> specifications() {
    return List.of(
        experiment("an unknown field", "title: A demo", "titel: A demo"),
        experiment("a duplicate key", "  title: A demo", "  title: A demo\n  title: Another"),
        experiment("no YAML", "kind: Experiment", "kind: [Experiment"),
        experiment("another folder's name", "{name: demo}\nspec", "{name: other}\nspec"),
        experiment("another format", "lab.illm.io/v1alpha1", "lab.illm.io/v2"),
        experiment("an unknown section", "section: \"8.1\"", "section: \"99.1\""),
        experiment("an unknown task", "[8.1-01]", "[8.1-99]"),
        experiment("a heading that isn't there", "step: Deploy", "step: Deplay"),
        experiment("a bad duration", "within: 60s", "within: soon"),
        experiment("an unknown observation", "object: {", "objekt: {"),
        experiment("a namespace of Kubernetes' own", "[demo]", "[kube-system]"),
        experiment("no trials", "trials: 3", "trials: 0"),
        experiment("a step that a study lacks", "drive: Load", "drive: Lod"),
        experiment("a name that CEL can't take", "{calm:", "{calm-1:"),
        experiment("a reserved word of CEL", "wild:", "in:"),
        experiment("half a load statistic", "http_req_failed.passes", "http_req_failed"),
        new BrokenInput(
            "an unknown word after a fence",
            good ->
                good.with(README, "```bash\nkubectl apply", "```bash expect=win\nkubectl apply")));
  }

  private static List<BrokenInput> conditions() {
    return List.of(
        experiment("half a condition", "that: ready(object)", "that: ready(object"),
        experiment("an unknown variable", "that: ready(object)", "that: ready(objekt)"),
        experiment("an unknown function", "that: ready(object)", "that: redy(object)"),
        experiment(
            "a field that an answer hasn't",
            "object: {apiVersion: v1, kind: Pod, name: demo}\n          that: ready(object)",
            "promql: {query: up}\n          that: promql.values == 1"),
        experiment("a condition that is a number", "that: ready(object)", "that: size(object)"),
        experiment("an unknown measure", "calm.failed.max", "calm.faild.max"),
        experiment("an unknown variant", "calm.failed.max", "clam.failed.max"),
        experiment("an unknown statistic", "calm.failed.max", "calm.failed.most"));
  }

  private static List<BrokenInput> needs() {
    return List.of(
        experiment("an unknown component", "components: [tool]", "components: [tol]"),
        experiment(
            "a query without a Prometheus",
            "object: {apiVersion: v1, kind: Pod, name: demo}\n          that: ready(object)",
            "promql: {query: up}\n          that: promql.value == 1"),
        experiment(
            "a measure without a Prometheus", "{k6: http_req_failed.passes}", "{promql: up}"),
        experiment("an unknown app", "apps: [shop]", "apps: [shopp]"),
        new BrokenInput(
            "an image without a recipe",
            good -> good.with(POD, "lab.test/tool:1", "docker.io/library/nginx:1.29")),
        new BrokenInput(
            "components that need each other",
            good ->
                good.with(TOOL, "  images:", "  needs: {components: [program]}\n  images:")
                    .with(PROGRAM, "  images:", "  needs: {components: [tool]}\n  images:")),
        new BrokenInput(
            "an unknown field of a component", good -> good.with(TOOL, "licence:", "license:")),
        new BrokenInput(
            "an unknown recipe", good -> good.with(TOOL, "{debian: [curl]", "{rpm: [curl]")),
        experiment(
            "an unknown capability",
            "needs: {components",
            "needs: {capabilities: [storge], components"),
        step("a kernel feature that a step can't need", "needs: {kernel: [netm]}"),
        step("a provider that a step can't need", "needs: {provider: [kin]}"),
        step("an account that is no word", "needs: {account: My Azure}"),
        step("a field that needs don't have", "needs: {device: raspberry-pi}"),
        step("a step after an unknown one", "after: [Deplay]"),
        step("a step after itself", "after: [Load]"),
        experiment(
            "a step after a later one", "step: Deploy\n", "step: Deploy\n      after: [Load]\n"),
        experiment(
            "a capability that nothing provides",
            "needs: {components",
            "needs: {capabilities: [storage], components"),
        new BrokenInput(
            "two components that provide the same",
            good ->
                good.with(TOOL, "  images:", "  provides: [metrics]\n  images:")
                    .with(PROGRAM, "  images:", "  provides: [metrics]\n  images:")),
        new BrokenInput(
            "a patch that isn't there",
            good -> good.with(TOOL, "  images:", "  patches: [{path: none.yaml}]\n  images:")),
        new BrokenInput(
            "a chart that isn't there",
            good -> good.with(TOOL, "  images:", "  manifests: [{chart: none}]\n  images:")),
        new BrokenInput(
            "a chart of a registry without its version",
            good ->
                good.with(
                    TOOL, "  images:", "  manifests: [{chart: oci://lab.test/c}]\n  images:")),
        new BrokenInput(
            "a component's image without a recipe",
            good ->
                good.with(TOOL, "  images:", "  manifests: [{path: pod.yaml}]\n  images:")
                    .write(
                        "components/tool/pod.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"
                            + "spec: {containers: [{image: lab.test/tol:1}]}\n")),
        new BrokenInput(
            "manifests of a module that isn't pinned",
            good ->
                good.with(
                        PROGRAM,
                        "  images:",
                        "  manifests: [{module: lab.test/other, path: install}]\n  images:")
                    .withProgram()),
        new BrokenInput(
            "manifests that their module doesn't have",
            good ->
                good.with(
                        PROGRAM,
                        "  images:",
                        "  manifests: [{module: lab.test/up, path: install}]\n  images:")
                    .with(
                        GO_MOD,
                        "go 1.20\n",
                        "go 1.20\n\nrequire lab.test/up v1.0.0\n\nreplace lab.test/up => ./up\n")
                    .write("components/program/up/go.mod", "module lab.test/up\n\ngo 1.20\n")
                    .withProgram()),
        new BrokenInput(
            "manifests that aren't there",
            good -> good.with(TOOL, "  images:", "  manifests: [{path: none/}]\n  images:")));
  }

  private static List<BrokenInput> locks() {
    return List.of(
        new BrokenInput("no Debian lock", good -> good.without(DEBIAN_LOCK)),
        new BrokenInput(
            "a line of a Debian lock cut off",
            good -> good.write(DEBIAN_LOCK, "# curl\ncurl 7.88.1 amd64 0123\n")),
        new BrokenInput(
            "a Debian lock without the package",
            good -> good.with(TOOL, "debian: [curl]", "debian: [curl, jq]")),
        program("no go.sum", good -> good.without(GO_SUM)),
        program("no go.mod", good -> good.without(GO_MOD)),
        program("a go.mod without a version", good -> good.with(GO_MOD, "go 1.20\n", "")),
        program(
            "a go.mod that isn't one", good -> good.with(GO_MOD, "go 1.20", "go 1.20\nrequier x")),
        program(
            "a go.sum that isn't one",
            good -> good.withText().write(GO_SUM, "golang.org/x/text v0.14.0\n")),
        program("a module without its checksum", SmallCheckout::withText),
        program("an unknown Go package", good -> good.with(PROGRAM, "{go: .,", "{go: ./nothing,")));
  }

  private static BrokenInput experiment(String what, String part, String instead) {
    return new BrokenInput(what, good -> good.with(EXPERIMENT, part, instead));
  }

  private static BrokenInput step(String what, String field) {
    return experiment(what, "step: Load\n", "step: Load\n      " + field + "\n");
  }

  private static BrokenInput program(String what, Spoil spoil) {
    return new BrokenInput(what, good -> spoil.in(good.withProgram()));
  }

  @Override
  public String toString() {
    return what;
  }
}
