package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that an experiment passes to flags of the control plane. The programs see only a part
 * of this machine's file system, and the experiment may be outside it. So these files are copied to
 * the cluster's folder. The other files of their folder are copied too, because a file may refer to
 * them.
 *
 * @param need the requirements of the experiment, with the flags
 * @param folder the folder for the copies
 */
record FlagFiles(ClusterNeed need, Path folder) {

  /** Returns the requirements with the paths of the copies in the flags. */
  ClusterNeed placed() {
    return new ClusterNeed(
        need.nodes(),
        need.zones(),
        need.cni(),
        need.routes(),
        placed(need.apiServer()),
        placed(need.controllerManager()));
  }

  private Map<String, String> placed(Map<String, String> flags) {
    Map<String, String> placed = new LinkedHashMap<>();
    flags.forEach((flag, value) ->
        placed.put(flag, isFile(value) ? copyOf(Path.of(value)).toString() : value));
    return placed;
  }

  void copy() throws IOException {
    for (Map<String, String> flags : List.of(need.apiServer(), need.controllerManager())) {
      for (String value : flags.values()) {
        if (isFile(value)) {
          copyFolder(parent(Path.of(value)), parent(copyOf(Path.of(value))));
        }
      }
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Path copy = to.resolve(file.getFileName());
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && !Files.exists(copy)) {
          Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
        }
      }
    }
  }

  private static boolean isFile(String value) {
    return value.startsWith("/") && Files.isRegularFile(Path.of(value), LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns the path of the copy. Files of the same folder get the same folder. */
  private Path copyOf(Path file) {
    String name = Integer.toHexString(parent(file).hashCode());
    return folder.resolve(name).resolve(file.getFileName());
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
