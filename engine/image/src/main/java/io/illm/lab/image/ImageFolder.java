package io.illm.lab.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.LocalImage.Origin;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the files of an image in the cache. */
final class ImageFolder {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ImageFolder() {}

  static Path tar(Path folder) {
    return folder.resolve("image.tar");
  }

  static Path sbom(Path folder) {
    return folder.resolve("sbom.cdx.json");
  }

  private static Path facts(Path folder) {
    return folder.resolve("image.json");
  }

  static void note(
      Path folder,
      String image,
      Architecture architecture,
      String digest,
      Origin origin,
      Duration took)
      throws IOException {
    var facts = JSON.createObjectNode();
    facts.put("image", image).put("architecture", architecture.word());
    switch (origin) {
      case Origin.Made _ -> {}
      case Origin.Pulled pulled -> facts.put("pulledFrom", pulled.host());
    }
    facts.put("digest", digest).put("buildMillis", took.toMillis());
    Files.writeString(facts(folder), facts.toPrettyString());
  }

  static LocalImage read(Path folder, boolean cached) {
    try {
      JsonNode facts = JSON.readTree(facts(folder).toFile());
      return new LocalImage(
          facts.path("image").asText(),
          Architecture.of(facts.path("architecture").asText())
              .orElseGet(Architecture::ofThisMachine),
          tar(folder),
          facts.path("digest").asText(),
          Files.size(tar(folder)),
          Optional.of(sbom(folder)).filter(Files::isRegularFile),
          origin(facts),
          Duration.ofMillis(facts.path("buildMillis").asLong()),
          cached);
    } catch (IOException e) {
      throw new Broken("can't read " + folder + "; remove it, and it is made again", e);
    }
  }

  private static Origin origin(JsonNode facts) {
    return facts.has("pulledFrom")
        ? new Origin.Pulled(facts.path("pulledFrom").asText())
        : new Origin.Made();
  }

  static List<LocalImage> all(Path images) {
    if (!Files.isDirectory(images)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(images)) {
      return folders
          .filter(folder -> Files.isRegularFile(facts(folder)))
          .filter(folder -> !folder.getFileName().toString().startsWith("."))
          .map(folder -> read(folder, true))
          .sorted(Comparator.comparing(LocalImage::image))
          .toList();
    } catch (IOException e) {
      throw new Broken("can't read " + images, e);
    }
  }
}
