package io.illm.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.cli.terminal.Screen;
import io.illm.lab.cli.terminal.Terminal;
import io.illm.lab.component.cost.ComponentCost;
import io.illm.lab.component.cost.CostFile;
import io.illm.lab.host.Home;
import io.illm.lab.model.Library;
import io.illm.lab.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("lab component")
class ComponentCommandsTest {

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeCheckout() throws IOException {
    SmallCheckout.in(folder)
        .write("components/tool/patch.yaml", "[]")
        .write("components/tool/pod.yaml", POD)
        .with(
            SmallCheckout.TOOL,
            "  images:",
            "  namespace: tools\n  provides: [metrics]\n  needs: {components: [program]}\n"
                + "  manifests: [{path: pod.yaml}]\n  images:");
  }

  @Test
  void list_shows_what_is_provided_and_needed() {
    Golden.assertMatches("component-list.txt", lab("list"));
  }

  @Test
  void info_shows_where_it_comes_from() throws IOException {
    Path file = folder.resolve(SmallCheckout.TOOL);
    Files.writeString(
        file,
        Files.readString(file).replace("  images:", "  patches: [{path: patch.yaml}]\n  images:"));

    Golden.assertMatches("component-info.txt", lab("info", "tool"));
  }

  @Test
  void render_writes_plain_objects_in_their_order() {
    Golden.assertMatches("component-render.yaml", lab("render", "tool"));
  }

  @Test
  void render_writes_a_folder_for_a_repository() {
    lab("render", "tool", "-o", folder.resolve("out").toString());

    assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/pod-curl.yaml");
  }

  @Test
  void table_shows_figures_of_the_version_that_was_measured() {
    CostFile file = CostFile.of(new Library(folder));
    file.add(figures("tool", "1", 12 << 20));
    file.add(figures("tool", "1", 34 << 20));
    file.add(figures("program", "0", 56 << 20));

    Golden.assertMatches("component-table.md", lab("table"));
  }

  private static ComponentCost figures(String name, String version, long idle) {
    return new ComponentCost(
        name,
        version,
        "2026-11-24",
        "2 cores, amd64",
        30.5,
        List.of(new ComponentCost.Image("lab.test/tool:1", 85 << 20, 61.4)),
        idle,
        1);
  }

  private String lab(String... arguments) {
    var lab =
        new Lab(
            new Home(new Library(folder), folder.resolve("cache"), folder.resolve("state")),
            new Terminal(stream(out), Screen.plain(), stream(err), Screen.plain()));
    List<String> command = new ArrayList<>(List.of("component"));
    command.addAll(List.of(arguments));
    assertThat(Commands.run(lab, command)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: curl}
      spec:
        containers:
          - {name: curl, image: lab.test/tool:1, args: ["--retry", "10", "yes"]}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: curl, namespace: kube-system}
      data:
        config: |
          silent
          retry = 3
      """;
}
