package io.illm.lab.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Folders that look like the cgroup hierarchies of a machine. They are ordinary files: no kernel
 * reacts to a write.
 *
 * @param folder the folder with the hierarchies
 */
record CgroupTree(Path folder) {

  /** Creates a hierarchy of version 2. */
  Path unified(String controllers, String handedDown) throws IOException {
    var root = Files.createDirectories(folder.resolve("unified"));
    write(root, "cgroup.controllers", controllers);
    write(root, "cgroup.subtree_control", handedDown);
    write(root, "cgroup.procs", "1\n");
    return root;
  }

  /** Creates a hierarchy of version 1. */
  Path legacy(String controller) throws IOException {
    var root = Files.createDirectories(folder.resolve(controller));
    write(root, "cgroup.procs", "1\n");
    return root;
  }

  Mounts.Mount mountOf(Path root) {
    return root.endsWith("unified")
        ? new Mounts.Mount("cgroup2", root.toString(), List.of("rw"))
        : new Mounts.Mount("cgroup", root.toString(), List.of("rw", "" + root.getFileName()));
  }

  static void write(Path group, String file, String text) throws IOException {
    Files.createDirectories(group);
    Files.writeString(group.resolve(file), text);
  }

  static String read(Path group, String file) throws IOException {
    return Files.readString(group.resolve(file));
  }
}
