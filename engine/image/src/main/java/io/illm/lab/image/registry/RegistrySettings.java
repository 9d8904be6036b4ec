package io.illm.lab.image.registry;

import io.illm.lab.model.Faults;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The user's settings of registries.
 *
 * @param mirrors the mirror of each host that has one
 */
public record RegistrySettings(Map<String, Mirror> mirrors) {

  /** Stands for an address that was not understood, until the fault of it is thrown. */
  private static final URI NOWHERE = URI.create("https://invalid");

  /** No settings. */
  public static final RegistrySettings NONE = new RegistrySettings(Map.of());

  /**
   * Reads the settings from {@code registries.yaml}, which maps the host in an image's name to a
   * mirror: {@code quay.io: {mirror: https://mirror.example.com/quay, ca: FILE}}.
   *
   * @param faults receives what is wrong
   */
  public static RegistrySettings read(Path file, Faults faults) {
    if (!Files.isRegularFile(file)) {
      return NONE;
    }
    return YamlFile.read(file, faults).map(RegistrySettings::of).orElse(NONE);
  }

  private static RegistrySettings of(Fields file) {
    Map<String, Mirror> mirrors = file.map("registries", (_, each) -> mirror(each));
    file.close();
    return new RegistrySettings(mirrors);
  }

  private static Mirror mirror(Fields fields) {
    String address = fields.text("mirror");
    Optional<Path> ca = fields.optionalText("ca").map(Path::of);
    if (!address.matches("https?://[^/\\s]+(/\\S*)?")) {
      if (fields.has("mirror")) {
        fields.fault(
            "mirror",
            "`" + address + "` is not the address of a registry",
            "write https://HOST, https://HOST:PORT or https://HOST/PATH");
      }
      return new Mirror(NOWHERE, ca);
    }
    URI mirror = URI.create(address);
    if (mirror.getScheme().equals("http") && !RegistryAddress.isLocal(mirror.getHost())) {
      fields.fault(
          "mirror",
          "images and passwords would go to `" + mirror.getHost() + "` without TLS",
          "write https://; `ca` says whom to trust");
    }
    return new Mirror(mirror, ca);
  }
}
