package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoImageTest {

  private static final String NAME = "ghcr.io/illm/hello:0.1.0";

  @TempDir Path folder;
  private ImageSource source = new ImageSource("hello", Path.of("/"), "0.1.0", "Hello", "MIT");

  @BeforeEach
  void writeModule() throws IOException {
    GoHere.assume();
    Path module = Files.createDirectory(folder.resolve("module"));
    Files.writeString(module.resolve("go.mod"), "module illm.io/hello\n\ngo 1.20\n");
    Files.writeString(module.resolve("go.sum"), "");
    Files.writeString(
        module.resolve("main.go"), "package main\n\nvar v = \"\"\n\nfunc main() { println(v) }\n");
    source = new ImageSource("hello", module, "0.1.0", "Hello", "MIT");
  }

  private LocalImage build(String cache, String main) {
    var go = new GoProgram(main, List.of(), List.of("-X main.v=1"));
    return new Images(folder.resolve(cache))
        .build(NAME, new Recipe.Go(go, List.of("/hello")), source, Progress.silent());
  }

  @Test
  void the_same_inputs_give_the_same_digest() {
    LocalImage first = build("one", ".");
    LocalImage second = build("two", ".");
    assertThat(second.digest()).isEqualTo(first.digest()).startsWith("sha256:");
    assertThat(second.cached()).isFalse();
    assertThat(first.sbom().orElseThrow())
        .content()
        .contains("pkg:golang/stdlib@", "\"name\" : \"" + NAME);
    assertThat(second.sbom().orElseThrow()).hasSameTextualContentAs(first.sbom().orElseThrow());
  }

  @Test
  void an_unchanged_image_is_found_and_a_changed_one_is_made() throws IOException {
    build("one", ".");
    assertThat(build("one", ".").cached()).isTrue();
    Files.writeString(source.folder().resolve("main.go"), "package main\n\nfunc main() {}\n");
    assertThat(build("one", ".").cached()).isFalse();
    assertThat(new Images(folder.resolve("one")).list()).hasSize(2);
  }

  @Test
  void without_its_lock_nothing_is_created() throws IOException {
    Files.delete(source.folder().resolve("go.sum"));
    assertFault(".", "go.sum:1:1", "no such file, but hello has Go programs");
    assertThat(folder.resolve("one")).doesNotExist();
  }

  @Test
  void an_unknown_package_is_located_and_nothing_is_left() {
    assertFault("./nothing", "component.yaml:1:1", "unknown Go package ./nothing");
    assertThat(folder.resolve("one/images")).isEmptyDirectory();
    assertThat(folder.resolve("one/programs")).isEmptyDirectory();
  }

  private void assertFault(String main, String place, String message) {
    assertThatThrownBy(() -> build("one", main))
        .isInstanceOfSatisfying(
            BadInput.class,
            e -> {
              assertThat(e.faults().getFirst().place().orElseThrow().toString()).endsWith(place);
              assertThat(e.faults().getFirst().message()).startsWith(message);
            });
  }
}
