package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Kubeconfigs that only this process's user can read. They are deleted when the process ends. Those
 * of killed processes are deleted when the next one is written.
 *
 * @param folder the folder that contains them
 */
record PrivateKubeconfigs(Path folder) {

  private static final String SUFFIX = ".yaml";

  Path write(String context, String text) {
    UUID hash = UUID.nameUUIDFromBytes(context.getBytes(StandardCharsets.UTF_8));
    Path copy = folder.resolve(hash + "." + ProcessHandle.current().pid() + SUFFIX);
    try {
      Files.createDirectories(folder);
      removeOrphans();
      Files.deleteIfExists(copy);
      Files.createFile(
          copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(copy, text);
    } catch (IOException e) {
      throw new Broken("writing the kubeconfig " + copy, e);
    }
    copy.toFile().deleteOnExit();
    return copy;
  }

  private void removeOrphans() throws IOException {
    for (Path copy : all()) {
      if (ProcessHandle.of(pid(copy)).isEmpty()) {
        Files.deleteIfExists(copy);
      }
    }
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).toList();
    }
  }

  private static long pid(Path copy) {
    String[] parts = copy.getFileName().toString().split("\\.", -1);
    return parts.length == 3 && parts[1].matches("\\d{1,18}") ? Long.parseLong(parts[1]) : 0;
  }
}
