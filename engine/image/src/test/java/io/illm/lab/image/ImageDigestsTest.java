package io.illm.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.model.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The digests of images.lock")
class ImageDigestsTest {

  private static final String DIGEST = "sha256:" + "0f".repeat(32);

  @TempDir private Path folder;

  private final Faults faults = new Faults();

  @Test
  void are_read_as_they_were_written() {
    Path file = ImageDigests.file(folder);
    Map<String, String> digests = Map.of("quay.io/a/b:1", DIGEST, "docker.io/library/c:2", DIGEST);

    ImageDigests.write(file, digests);

    assertThat(ImageDigests.read(file, faults)).isEqualTo(digests);
    assertThat(faults.found()).isEmpty();
  }

  @Test
  void are_sha256_and_each_wrong_line_is_named() throws IOException {
    Path file = Files.writeString(ImageDigests.file(folder), "quay.io/a/b:1 1.0\nquay.io/c\n");

    assertThat(ImageDigests.read(file, faults)).isEmpty();
    assertThat(faults.found())
        .extracting(fault -> fault.message())
        .containsExactly(
            "expected `IMAGE sha256:…`, found `quay.io/a/b:1 1.0`",
            "expected `IMAGE sha256:…`, found `quay.io/c`");
  }
}
