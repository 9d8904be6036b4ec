package io.illm.lab.image.npm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.illm.lab.image.sbom.Sbom;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A package-lock.json, with the package.json beside it.
 *
 * @param file the path of the package-lock.json
 */
record PackageLock(Path file) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CURE = "lock the packages again with `lab image lock`";
  private static final String FOLDER = "node_modules/";

  /**
   * Returns this lock, if both files are there and the lock names no registry.
   *
   * @throws BadInput otherwise
   */
  PackageLock checked() {
    for (Path each : List.of(file, packageJson())) {
      if (!Files.isRegularFile(each)) {
        throw new BadInput(Fault.at(Place.startOf(each), "no such file for npm", CURE));
      }
    }
    List<Fault> hosts = hosts();
    if (!hosts.isEmpty()) {
      throw new BadInput(hosts);
    }
    return this;
  }

  Path packageJson() {
    return file.resolveSibling("package.json");
  }

  private List<Fault> hosts() {
    try {
      List<String> lines = Files.readAllLines(file);
      return IntStream.range(0, lines.size())
          .filter(i -> lines.get(i).contains("\"resolved\":"))
          .mapToObj(i ->
              Fault.at(
                  new Place(file, i + 1, lines.get(i).indexOf('"') + 1),
                  "the lock names a registry: another mirror couldn't be used",
                  CURE))
          .toList();
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
  }

  /** Returns the packages of the lock that npm installed in a folder. */
  List<Sbom.Part> parts(Path folder) {
    try {
      return JSON.readTree(file.toFile())
          .path("packages")
          .propertyStream()
          .filter(each -> each.getKey().startsWith(FOLDER))
          .filter(each -> Files.isDirectory(folder.resolve(each.getKey())))
          .map(each -> part(each.getKey(), each.getValue()))
          .toList();
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
  }

  private static Sbom.Part part(String path, JsonNode locked) {
    String name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
    String version = locked.path("version").asText();
    String purl = "pkg:npm/" + name.replace("@", "%40") + "@" + version;
    return new Sbom.Part(
        name, version, purl, Optional.empty(), Optional.of(locked.path("integrity").asText()));
  }
}
