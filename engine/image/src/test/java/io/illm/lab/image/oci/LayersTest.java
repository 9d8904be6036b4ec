package io.illm.lab.image.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A layer that only wraps a program of the cache")
class LayersTest {

  private static final int SIZE = 100_000;

  @TempDir Path folder;
  private Path program = Path.of("");

  @BeforeEach
  void write_program() throws IOException {
    program = Files.writeString(folder.resolve("program"), "a".repeat(SIZE));
  }

  private Layer.Written rewritten() {
    return new Layers(new Cache(folder.resolve("cache")))
        .rewritten("program", "key", Progress.silent(), this::fill);
  }

  private Layer.Stored stored() {
    return new Layers(new Cache(folder.resolve("other")))
        .layer("program", "key", Progress.silent(), this::fill);
  }

  private void fill(LayerWriter layer) throws IOException {
    layer.file("usr/bin/program", 0755, program);
  }

  private String archive(String name, Layer layer) throws IOException {
    var config =
        new ImageConfig(List.of("/run"), new LinkedHashMap<>(), "/", ImageConfig.NOBODY, Map.of());
    return OciArchive.write(
        folder.resolve(name), "lab.test/a:1", Architecture.AMD64, config, List.of(layer));
  }

  @Test
  void gives_the_same_archive_as_one_that_is_kept() throws IOException {
    assertThat(archive("one.tar", rewritten())).isEqualTo(archive("two.tar", stored()));
    assertThat(folder.resolve("one.tar")).hasSameBinaryContentAs(folder.resolve("two.tar"));
  }

  @Test
  void takes_no_room_in_the_cache() throws IOException {
    rewritten();
    try (Stream<Path> files = Files.walk(folder.resolve("cache/layers"))) {
      assertThat(files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum())
          .isLessThan(SIZE / 100);
    }
  }

  @Test
  void is_refused_if_the_program_was_changed_since() throws IOException {
    Layer layer = rewritten();
    Files.writeString(program, "b".repeat(SIZE));
    assertThatThrownBy(() -> archive("image.tar", layer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the layer of program has changed");
  }
}
