package io.illm.lab.model.component;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdditionsReaderTest {

  private static final String IMAGE = "lab.test/envoy:1";

  @TempDir Path folder;
  private final Faults faults = new Faults();

  private Component read(String wheel) throws IOException {
    Files.writeString(folder.resolve("debian.lock"), "");
    Files.writeString(
        folder.resolve("component.yaml"),
        """
        apiVersion: lab.illm.io/v1alpha1
        kind: Component
        metadata: {name: %s}
        spec:
          version: "1"
          title: A proxy
          licence: Apache-2.0
          images:
            %s:
              debian: [libc6]
              lock: debian.lock
              wheels: {%s}
              entrypoint: [/usr/bin/envoy]
        """
            .formatted(folder.getFileName(), IMAGE, wheel));
    return ComponentReader.read(folder, faults).orElseThrow();
  }

  private List<String> messages() {
    return faults.found().stream().map(Fault::message).toList();
  }

  @Test
  void a_file_of_a_wheel_has_its_package_its_lock_and_its_path() throws IOException {
    Files.writeString(folder.resolve("wheels.lock"), "");
    Component component =
        read(
            "/usr/bin/envoy: {wheel: envoy, lock: wheels.lock, path: bin/envoy, executable: true}");
    assertThat(faults.found()).isEmpty();
    assertThat(component.recipes().values())
        .singleElement()
        .satisfies(recipe ->
            assertThat(recipe.additions().wheels())
                .containsEntry(
                    "/usr/bin/envoy", new WheelFile("envoy", "wheels.lock", "bin/envoy", true)));
  }

  @Test
  void a_lock_that_is_missing_is_named_with_the_command_that_writes_it() throws IOException {
    read("/usr/bin/envoy: {wheel: envoy, lock: wheels.lock, path: bin/envoy}");
    assertThat(messages()).containsExactly("no such lock: wheels.lock");
    assertThat(faults.found().getFirst().hint().orElseThrow()).startsWith("`lab image lock ");
  }

  @Test
  void its_path_in_the_image_is_absolute() throws IOException {
    Files.writeString(folder.resolve("wheels.lock"), "");
    read("envoy: {wheel: envoy, lock: wheels.lock, path: bin/envoy}");
    assertThat(messages()).containsExactly("`envoy` is not an absolute path");
  }
}
