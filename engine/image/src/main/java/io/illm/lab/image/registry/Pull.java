package io.illm.lab.image.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.download.Download;
import io.illm.lab.image.download.NoAnswer;
import io.illm.lab.image.download.WrongContent;
import io.illm.lab.image.oci.Architecture;
import io.illm.lab.image.oci.OciArchive;
import io.illm.lab.image.registry.Registry.Document;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pulls images for one architecture. Whatever a registry sends is compared with its digest.
 *
 * @param registry the registry that has the images
 * @param architecture the architecture
 * @param downloads the folder that keeps layers while they are incomplete
 */
public record Pull(Registry registry, Architecture architecture, Path downloads) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Docker's clients download as many layers at a time. */
  private static final int PARALLEL = 3;

  private static final long MEBIBYTE = 1 << 20;

  /** Returns the registry's host. */
  public String host() {
    return registry.host();
  }

  /**
   * Returns the digest that an image's tag has now. It is the digest of the index, if there is one,
   * so that it holds for every architecture.
   */
  public String digest(ImageReference image) throws NotPulled {
    return registry.manifest(image.repository(), image.version()).digest();
  }

  /**
   * Pulls an image.
   *
   * @param name the image's full name
   * @param digest the digest of its manifest or index, {@code sha256:…}
   * @param tar the OCI archive to write
   * @return the digest of the manifest for this architecture
   * @throws NotPulled if the registry does not give it, or gives another content
   */
  public String pull(String name, String digest, Path tar, Progress.Part shown)
      throws NotPulled, IOException {
    ImageReference image = ImageReference.of(name);
    Document manifest = manifestHere(image, document(image, digest));
    Map<String, Path> blobs = blobs(image, json(manifest), shown);
    shown.at("writing", -1);
    OciArchive.write(tar, name, architecture, manifest.mediaType(), manifest.bytes(), blobs);
    return manifest.digest();
  }

  private Document document(ImageReference image, String digest) throws NotPulled {
    Document document = registry.manifest(image.repository(), digest);
    if (!document.digest().equals(digest)) {
      throw wrong(image.repository() + "@" + digest, document.digest());
    }
    return document;
  }

  private NotPulled wrong(String what, String found) {
    return new NotPulled(
        "%s sends another content than the digest of %s says: %s"
            .formatted(registry.host(), what, found));
  }

  /** Returns the manifest for this architecture, which an index may name. */
  private Document manifestHere(ImageReference image, Document document) throws NotPulled {
    JsonNode content = json(document);
    if (!content.has("manifests")) {
      return document;
    }
    for (JsonNode each : content.path("manifests")) {
      JsonNode platform = each.path("platform");
      if (platform.path("os").asText().equals("linux")
          && platform.path("architecture").asText().equals(architecture.word())) {
        return document(image, each.path("digest").asText());
      }
    }
    throw new NotPulled(
        "%s has no %s for linux/%s"
            .formatted(registry.host(), image.repository(), architecture.word()));
  }

  private JsonNode json(Document document) throws NotPulled {
    try {
      return JSON.readTree(new String(document.bytes(), StandardCharsets.UTF_8));
    } catch (JsonProcessingException _) {
      throw new NotPulled(registry.host() + " sends a manifest that is not JSON");
    }
  }

  private record Blob(String digest, long bytes) {

    static Blob of(JsonNode descriptor) {
      return new Blob(descriptor.path("digest").asText(), descriptor.path("size").asLong());
    }
  }

  /** Downloads the configuration and the layers. */
  private Map<String, Path> blobs(ImageReference image, JsonNode manifest, Progress.Part shown)
      throws NotPulled {
    List<Blob> wanted = new ArrayList<>(List.of(Blob.of(manifest.path("config"))));
    manifest.path("layers").forEach(layer -> wanted.add(Blob.of(layer)));
    List<Blob> each = wanted.stream().distinct().toList();
    for (Blob blob : each) {
      if (!blob.digest().matches("sha256:[0-9a-f]{64}") || blob.bytes() <= 0) {
        throw new NotPulled(registry.host() + " sends a manifest that names no layers");
      }
    }
    long total = each.stream().mapToLong(Blob::bytes).sum();
    Map<Blob, Long> received = new ConcurrentHashMap<>();
    Map<String, Path> files = new LinkedHashMap<>();
    try (var threads = Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
      Map<Blob, Future<Path>> downloads = new LinkedHashMap<>();
      for (Blob blob : each) {
        downloads.put(
            blob,
            threads.submit(() ->
                download(image, blob)
                    .run(done -> {
                      received.put(blob, done);
                      show(received, total, shown);
                    })));
      }
      for (var download : downloads.entrySet()) {
        files.put(download.getKey().digest(), await(download.getValue(), threads::shutdownNow));
      }
    }
    return files;
  }

  private static void show(Map<Blob, Long> received, long total, Progress.Part shown) {
    long done = received.values().stream().mapToLong(Long::longValue).sum();
    shown.at(
        done / MEBIBYTE + " of " + total / MEBIBYTE + " MiB", Math.min(1, (double) done / total));
  }

  private Download download(ImageReference image, Blob blob) {
    String sha256 = blob.digest().substring("sha256:".length());
    return new Download(
        registry.blob(image.repository(), blob.digest()), sha256, blob.bytes(), downloads);
  }

  private Path await(Future<Path> download, Runnable endOthers) throws NotPulled {
    try {
      return download.get();
    } catch (ExecutionException e) {
      endOthers.run();
      switch (e.getCause()) {
        case NoAnswer _ -> throw new NotPulled(registry.host() + " does not answer any more");
        case WrongContent wrong -> throw wrong("a layer", String.valueOf(wrong.getMessage()));
        case Broken broken -> throw new NotPulled(String.valueOf(broken.getMessage()));
        case null, default -> throw new Broken("pulling from " + registry.host(), e);
      }
    } catch (InterruptedException e) {
      endOthers.run();
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while pulling from " + registry.host(), e);
    }
  }
}
