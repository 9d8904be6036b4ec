package io.illm.lab.image;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The digests that images are pulled by: the file {@code images.lock} of a component, with a line
 * {@code IMAGE DIGEST} for each image. A digest is that of the index, so that it holds for every
 * architecture.
 */
public final class ImageDigests {

  private static final String HEADING = "# What a tag meant at its registry: image and digest\n";

  private ImageDigests() {}

  /** Returns the lock of a component's folder. */
  public static Path file(Path component) {
    return component.resolve("images.lock");
  }

  /**
   * Reads a lock.
   *
   * @param faults receives lines that can't be parsed
   * @return digests by image name; empty if there is no lock
   */
  public static Map<String, String> read(Path file, Faults faults) {
    if (!Files.isRegularFile(file)) {
      return Map.of();
    }
    SortedMap<String, String> digests = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          parse(line, new Place(file, i + 1, 1), digests, faults);
        }
      }
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    return digests;
  }

  private static void parse(String line, Place place, Map<String, String> digests, Faults faults) {
    String[] fields = line.split("\\s+", -1);
    if (fields.length == 2 && fields[1].matches("sha256:[0-9a-f]{64}")) {
      digests.put(fields[0], fields[1]);
    } else {
      faults.add(
          Fault.at(
              place,
              "expected `IMAGE sha256:…`, found `" + line + "`",
              "write it again with `lab image lock --pulled`"));
    }
  }

  /** Writes a lock as a whole or not at all, because another lab may read it. */
  public static void write(Path file, Map<String, String> digests) {
    String lines =
        new TreeMap<>(digests)
            .entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + "\n")
                .collect(Collectors.joining());
    try {
      Path folder = Files.createDirectories(file.resolveSibling(""));
      Path part = Files.createTempFile(folder, ".images", ".lock");
      Files.writeString(part, HEADING + lines);
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Broken("can't write " + file, e);
    }
  }
}
