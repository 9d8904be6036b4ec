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
 * The files that an experiment gives to flags of the control plane. Its programs see only parts of
 * the machine, and an experiment may lie anywhere. So these files are copied to the cluster's
 * folder, each with the files beside it, which it may name.
 *
 * @param need what was asked for
 * @param folder where the copies lie
 */
record GivenFiles(ClusterNeed need, Path folder) {

  /** What is asked for, with the places of the copies. */
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

  /** Makes the copies. */
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

  /** Files of one folder stay together. */
  private Path copyOf(Path file) {
    String name = Integer.toHexString(parent(file).hashCode());
    return folder.resolve(name).resolve(file.getFileName());
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
