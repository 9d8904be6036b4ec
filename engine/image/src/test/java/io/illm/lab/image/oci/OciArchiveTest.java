package io.illm.lab.image.oci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.cache.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciArchiveTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String IMAGE = "ghcr.io/illm/test:0.1.0";

  @TempDir Path folder;
  private String digest = "";
  private Map<String, byte[]> files = Map.of();

  @BeforeEach
  void write() throws IOException {
    var environment = new LinkedHashMap<String, String>();
    environment.put("PATH", "/bin");
    var config =
        new ImageConfig(List.of("/run"), environment, "/", ImageConfig.NOBODY, Map.of("a", "b"));
    digest =
        OciArchive.write(
            folder.resolve("image.tar"), IMAGE, Architecture.ARM64, config, List.of(layer()));
    files = read(folder.resolve("image.tar"));
  }

  private Layer layer() throws IOException {
    Path tar = folder.resolve("layer.tar");
    try (var writer = new LayerWriter(tar)) {
      writer.file("run", 0755, "x".repeat(1000));
      String sha256 = writer.finish();
      return new Layer.Stored("test", tar, sha256, Files.size(tar));
    }
  }

  private static Map<String, byte[]> read(Path tar) throws IOException {
    var files = new HashMap<String, byte[]>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private JsonNode json(String path) throws IOException {
    return JSON.readTree(files.get(path));
  }

  private JsonNode blob(JsonNode descriptor) throws IOException {
    return json("blobs/sha256/" + descriptor.path("digest").asText().substring(7));
  }

  @Test
  void the_index_names_the_image_as_containerd_reads_it() throws IOException {
    JsonNode manifest = json("index.json").path("manifests").path(0);
    assertThat(manifest.path("annotations").path("io.containerd.image.name").asText())
        .isEqualTo(IMAGE);
    assertThat(manifest.path("digest").asText()).isEqualTo(digest);
  }

  @Test
  void every_blob_lies_under_its_digest() {
    files.forEach((path, bytes) -> {
      if (path.startsWith("blobs/")) {
        String sha256 = HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
        assertThat(path).endsWith(sha256);
      }
    });
    assertThat(files).hasSize(5);
  }

  @Test
  void it_runs_as_nobody_of_the_host() throws IOException {
    JsonNode manifest = blob(json("index.json").path("manifests").path(0));
    JsonNode run = blob(manifest.path("config")).path("config");
    assertThat(run.path("User").asText()).isEqualTo("65532:65532");
    assertThat(run.path("Entrypoint").path(0).asText()).isEqualTo("/run");
    assertThat(run.path("Labels").path("a").asText()).isEqualTo("b");
  }

  @Test
  void it_says_which_architecture_it_is_for() throws IOException {
    JsonNode manifest = json("index.json").path("manifests").path(0);
    assertThat(manifest.path("platform").path("architecture").asText()).isEqualTo("arm64");
    assertThat(blob(blob(manifest).path("config")).path("architecture").asText())
        .isEqualTo("arm64");
  }
}
