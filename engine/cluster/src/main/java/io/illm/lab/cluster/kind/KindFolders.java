package io.illm.lab.cluster.kind;

import io.illm.lab.host.FolderTree;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lab's records of the clusters that kind made for it, in a folder for each cluster.
 *
 * @param root the folder that contains them
 */
record KindFolders(Path root) {

  private static final Pattern SERVER = Pattern.compile("(?m)^\\s*server:\\s*(\\S+)");

  Path of(String name) {
    return root.resolve(name);
  }

  Path config(String name) {
    return of(name).resolve("config.yaml");
  }

  Path kubeconfig(String name) {
    return of(name).resolve("kubeconfig");
  }

  private Path boot(String name) {
    return of(name).resolve("boot-millis");
  }

  boolean has(String name) {
    return Files.isDirectory(of(name));
  }

  /** Records a cluster before anything of it is created. */
  void claim(String name, String config) {
    try {
      Files.createDirectories(root);
      Files.createDirectory(of(name));
      Files.writeString(config(name), config);
    } catch (FileAlreadyExistsException e) {
      throw new BadInput(
          Fault.of("a cluster named `kind:" + name + "` is here already", "take another name"));
    } catch (IOException e) {
      throw new Broken("noting the cluster in " + of(name), e);
    }
  }

  /** Records that a cluster has booted. */
  void booted(String name, Duration took) {
    try {
      Files.writeString(boot(name), Long.toString(took.toMillis()));
    } catch (IOException e) {
      throw new Broken("noting the cluster in " + of(name), e);
    }
  }

  /** Returns the time that the boot took; empty if it did not complete. */
  Optional<Duration> bootTime(String name) {
    return text(boot(name)).map(millis -> Duration.ofMillis(Long.parseLong(millis.strip())));
  }

  Optional<Instant> since(String name) {
    try {
      return Files.exists(config(name))
          ? Optional.of(Files.getLastModifiedTime(config(name)).toInstant())
          : Optional.empty();
    } catch (IOException e) {
      throw new Broken("reading " + config(name), e);
    }
  }

  /** Returns the address of a cluster's API server; empty if the cluster has not booted. */
  String server(String name) {
    return text(kubeconfig(name))
        .map(SERVER::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .orElse("");
  }

  private static Optional<String> text(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new Broken("reading " + file, e);
    }
  }

  List<String> names() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(root)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new Broken("listing " + root, e);
    }
  }

  void remove(String name) {
    FolderTree.delete(of(name));
  }
}
