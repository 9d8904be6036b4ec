package io.illm.lab.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.host.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads an image's archive. */
final class ImageTar {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, byte[]> files = new HashMap<>();

  private ImageTar(LocalImage image) throws IOException {
    try (var in = new TarArchiveInputStream(Files.newInputStream(image.tar()))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
  }

  /** Returns the image's configuration. */
  static JsonNode config(LocalImage image) throws IOException {
    var tar = new ImageTar(image);
    return tar.json(tar.manifest().path("config")).path("config");
  }

  /** Returns the entries of the image's last layer. */
  static Map<String, TarArchiveEntry> topLayer(LocalImage image) throws IOException {
    var tar = new ImageTar(image);
    JsonNode layers = tar.manifest().path("layers");
    return entries(new ByteArrayInputStream(tar.blob(layers.path(layers.size() - 1))));
  }

  /** Unpacks the image's layers into a folder, as a container runtime does. */
  static void unpack(LocalImage image, Path root) throws IOException {
    var tar = new ImageTar(image);
    for (JsonNode layer : tar.manifest().path("layers")) {
      Path file = Files.write(root.resolveSibling("layer.tar"), tar.blob(layer));
      Command.in(root, "tar", "-xf", file.toString(), "--keep-directory-symlink")
          .read(out -> out.transferTo(OutputStream.nullOutputStream()));
    }
  }

  private JsonNode manifest() throws IOException {
    byte[] index = Optional.ofNullable(files.get("index.json")).orElseThrow();
    return json(JSON.readTree(index).path("manifests").path(0));
  }

  private JsonNode json(JsonNode descriptor) throws IOException {
    return JSON.readTree(blob(descriptor));
  }

  private byte[] blob(JsonNode descriptor) {
    String path = "blobs/sha256/" + descriptor.path("digest").asText().substring(7);
    return Optional.ofNullable(files.get(path)).orElseThrow();
  }

  private static Map<String, TarArchiveEntry> entries(InputStream layer) throws IOException {
    var entries = new LinkedHashMap<String, TarArchiveEntry>();
    try (var in = new TarArchiveInputStream(layer)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }
    return entries;
  }
}
