package io.illm.lab.image.oci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the JSON documents of an OCI image, with their fields in a fixed order. */
final class OciDocuments {

  private static final String EPOCH = "1970-01-01T00:00:01Z";
  private static final String MEDIA = "application/vnd.oci.image.";

  /** The media type of an image's manifest. */
  static final String MANIFEST = MEDIA + "manifest.v1+json";

  private OciDocuments() {}

  static Map<String, Object> config(
      ImageConfig config, Architecture architecture, List<? extends Layer> layers) {
    var run = new LinkedHashMap<String, Object>();
    run.put("User", config.user());
    run.put(
        "Env",
        config.environment().entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .toList());
    run.put("Entrypoint", config.entrypoint());
    run.put("WorkingDir", config.workingFolder());
    run.put("Labels", new TreeMap<>(config.labels()));
    var document = new LinkedHashMap<String, Object>();
    document.put("created", EPOCH);
    document.put("architecture", architecture.word());
    document.put("os", "linux");
    document.put("config", run);
    document.put("rootfs", rootfs(layers));
    document.put("history", layers.stream().map(OciDocuments::history).toList());
    return document;
  }

  private static Map<String, Object> rootfs(List<? extends Layer> layers) {
    var rootfs = new LinkedHashMap<String, Object>();
    rootfs.put("type", "layers");
    rootfs.put("diff_ids", layers.stream().map(layer -> "sha256:" + layer.digest()).toList());
    return rootfs;
  }

  private static Map<String, Object> history(Layer layer) {
    var history = new LinkedHashMap<String, Object>();
    history.put("created", EPOCH);
    history.put("created_by", layer.what());
    return history;
  }

  static Map<String, Object> manifest(
      String configDigest, long configBytes, List<? extends Layer> layers) {
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", 2);
    document.put("mediaType", MANIFEST);
    document.put("config", descriptor(MEDIA + "config.v1+json", configDigest, configBytes));
    document.put(
        "layers",
        layers.stream()
            .map(layer -> descriptor(MEDIA + "layer.v1.tar", layer.digest(), layer.bytes()))
            .toList());
    return document;
  }

  static Map<String, Object> index(
      String image, Architecture architecture, String mediaType, String digest, long bytes) {
    var manifest = descriptor(mediaType, digest, bytes);
    var platform = new LinkedHashMap<String, Object>();
    platform.put("architecture", architecture.word());
    platform.put("os", "linux");
    manifest.put("platform", platform);
    var names = new LinkedHashMap<String, Object>();
    names.put("io.containerd.image.name", image);
    names.put("org.opencontainers.image.ref.name", image.substring(image.lastIndexOf(':') + 1));
    manifest.put("annotations", names);
    var document = new LinkedHashMap<String, Object>();
    document.put("schemaVersion", 2);
    document.put("mediaType", MEDIA + "index.v1+json");
    document.put("manifests", List.of(manifest));
    return document;
  }

  private static Map<String, Object> descriptor(String type, String digest, long bytes) {
    var descriptor = new LinkedHashMap<String, Object>();
    descriptor.put("mediaType", type);
    descriptor.put("digest", "sha256:" + digest);
    descriptor.put("size", bytes);
    return descriptor;
  }
}
