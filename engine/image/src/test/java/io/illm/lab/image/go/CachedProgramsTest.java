package io.illm.lab.image.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Progress;
import io.illm.lab.model.component.GoProgram;
import io.illm.lab.model.component.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("On a machine without Go, programs")
class CachedProgramsTest {

  @TempDir Path folder;
  private final AtomicInteger asked = new AtomicInteger();

  @BeforeEach
  void write_module() throws IOException {
    Files.writeString(folder.resolve("go.mod"), "module illm.io/hello\n\ngo 1.26.0\n");
    Files.writeString(folder.resolve("go.sum"), "");
  }

  @Test
  void that_are_cached_are_found_and_no_go_is_looked_for() throws IOException {
    Path cached =
        Files.createDirectories(folder.resolve("cache/programs/hello-" + programs().key()));

    assertThat(programs().build(Progress.silent())).isEqualTo(cached);
    assertThat(asked).hasValue(0);
  }

  @Test
  void that_are_not_cached_say_what_is_missing() {
    assertThatThrownBy(() -> programs().build(Progress.silent()))
        .isInstanceOf(BadInput.class)
        .hasMessage("needs Go 1.26.0 or newer, found none");
    assertThat(asked).hasValue(1);
  }

  @Test
  void keep_their_key_until_go_mod_asks_for_another_go() throws IOException {
    String before = programs().key();
    assertThat(programs().key()).isEqualTo(before);
    Files.writeString(folder.resolve("go.mod"), "module illm.io/hello\n\ngo 1.27.0\n");
    assertThat(programs().key()).isNotEqualTo(before);
  }

  @Test
  void have_their_modules_files_where_go_once_put_them() throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    var notes = new FolderNotes(folder.resolve("notes"));
    assertThat(notes.find("key", () -> files)).isEqualTo(files);
    assertThat(notes.find("key", () -> Path.of("/asked/again"))).isEqualTo(files);

    Files.delete(files);

    assertThat(notes.find("key", () -> Path.of("/asked/again"))).hasToString("/asked/again");
  }

  private ProgramSet programs() {
    var cache = new Cache(folder.resolve("cache"));
    var none =
        new GoToolchains(
            List.of(),
            (_, _) -> {
              asked.incrementAndGet();
              return Optional.empty();
            });
    var hello = new Program(new GoProgram(".", List.of(), List.of()), List.of(), false);
    return new GoBuilds(cache, none, Architecture.AMD64)
        .programs("hello", folder, Map.of("hello", hello), Progress.silent());
  }
}
