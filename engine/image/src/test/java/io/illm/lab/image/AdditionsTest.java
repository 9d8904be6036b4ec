package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.image.debian.TestDeb;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.Additions;
import io.illm.lab.model.component.FileSource;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Launch;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsTest {

  private static final String NAME = "lab.test/agent:1";
  private static final GoProgram PROGRAM = new GoProgram(".", List.of(), List.of());

  @TempDir Path folder;
  private ImageSource source = new ImageSource("agent", Path.of("/"), "1", "An agent", "MIT");

  @BeforeEach
  void writeComponent() throws IOException {
    Path component = Files.createDirectory(folder.resolve("component"));
    write(component.resolve("own/etc/agent.conf"), "level: 1\n");
    write(component.resolve("start.sh"), "#!/bin/sh\n");
    write(component.resolve("go.mod"), "module illm.io/agent\n\ngo 1.20\n");
    write(component.resolve("go.sum"), "");
    write(component.resolve("main.go"), "package main\n\nfunc main() {}\n");
    write(folder.resolve("files/usr/bin/tool-nft"), "tool");
    for (String cache : List.of("one", "two")) {
      String line = TestDeb.pack("tool", folder.resolve("files"), folder.resolve(cache));
      write(component.resolve("debian.lock"), line + "\n");
    }
    source = new ImageSource("agent", component, "1", "An agent", "MIT");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private static FileSource own(String path, boolean executable) {
    return new FileSource(Optional.empty(), path, executable);
  }

  private LocalImage build(String cache, Additions additions, Launch launch) {
    return new Images(folder.resolve(cache))
        .build(
            NAME,
            new Recipe.Debian(List.of("tool"), "debian.lock", additions, launch),
            source,
            Progress.silent());
  }

  private static Additions files() {
    return new Additions(
        Map.of(),
        Map.of("/etc/agent", own("own/etc", false), "/start", own("start.sh", true)),
        Map.of(),
        Map.of("/usr/bin/tool", "/usr/bin/tool-nft"));
  }

  private static Launch start() {
    return new Launch(List.of("/start"), Optional.of("0"), Map.of("HOME", "/root", "A", "b"));
  }

  @Test
  void files_and_links_lie_on_top_of_the_packages() throws IOException {
    Map<String, TarArchiveEntry> top = ImageTar.topLayer(build("one", files(), start()));
    assertThat(top).containsKeys("etc/agent/", "etc/agent/agent.conf");
    assertThat(mode(top, "start")).isEqualTo(0755);
    assertThat(mode(top, "etc/agent/agent.conf")).isEqualTo(0644);
    assertThat(top.get("usr/bin/tool"))
        .satisfies(link -> assertThat(link.getLinkName()).isEqualTo("/usr/bin/tool-nft"));
  }

  private static int mode(Map<String, TarArchiveEntry> entries, String path) {
    return Optional.ofNullable(entries.get(path)).orElseThrow().getMode() & 07777;
  }

  @Test
  void it_runs_as_the_recipe_says() throws IOException {
    JsonNode run = ImageTar.config(build("one", files(), start()));
    assertThat(run.path("User").asText()).isEqualTo("0");
    assertThat(run.path("Env").toString())
        .contains("\"HOME=/root\"", "\"A=b\"", "\"PATH=/usr/bin:/usr/sbin\"");
    assertThat(run.path("Entrypoint").toString()).isEqualTo("[\"/start\"]");
  }

  @Test
  void the_same_inputs_give_the_same_digest_and_a_changed_file_another() throws IOException {
    LocalImage first = build("one", files(), start());
    assertThat(build("two", files(), start()).digest()).isEqualTo(first.digest());
    assertThat(build("one", files(), start()).cached()).isTrue();
    write(source.folder().resolve("own/etc/agent.conf"), "level: 2\n");
    assertThat(build("one", files(), start()).digest()).isNotEqualTo(first.digest());
  }

  @Test
  void a_program_of_the_module_lies_at_its_path_and_in_the_bill_of_materials() throws IOException {
    GoHere.assume();
    var additions = new Additions(Map.of("/opt/bin/agent", PROGRAM), Map.of(), Map.of(), Map.of());
    LocalImage built = build("one", additions, start());
    assertThat(mode(ImageTar.topLayer(built), "opt/bin/agent")).isEqualTo(0755);
    assertThat(built.sbom().orElseThrow())
        .content()
        .contains("pkg:golang/stdlib@", "pkg:deb/debian/tool@1.0");
  }

  @Test
  void a_module_that_go_mod_does_not_pin_is_a_fault() {
    GoHere.assume();
    var file = new FileSource(Optional.of("example.org/none"), "bpf", false);
    var additions = new Additions(Map.of(), Map.of("/bpf", file), Map.of(), Map.of());
    assertThatThrownBy(() -> build("one", additions, start()))
        .isInstanceOfSatisfying(
            BadInput.class,
            e ->
                assertThat(e.faults().getFirst().message())
                    .isEqualTo("go.mod pins no module example.org/none"));
  }
}
