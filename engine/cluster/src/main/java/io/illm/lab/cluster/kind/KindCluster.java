package io.illm.lab.cluster.kind;

import io.illm.lab.cluster.Cluster;
import io.illm.lab.cluster.ImageArchive;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster that kind made for the lab.
 *
 * @param name the cluster's name in the lab; kind's name for it is {@code lab-NAME}
 * @param folder the folder with its kubeconfig
 * @param server the address of its API server
 * @param bootTime the time that kind took to create it
 * @param kind finds the program when it is needed
 */
record KindCluster(
    String name, Path folder, String server, Duration bootTime, Supplier<KindProgram> kind)
    implements Cluster {

  @Override
  public Path kubeconfig() {
    return folder.resolve("kubeconfig");
  }

  @Override
  public boolean bringsPlatform() {
    return true;
  }

  @Override
  public void load(List<ImageArchive> images, Progress progress) {
    for (ImageArchive image : images) {
      try (var part = progress.begin("loading " + image.image(), Duration.ZERO)) {
        kind.get()
            .run(
                line -> part.at(line, -1),
                "load",
                "image-archive",
                image.tar().toString(),
                "--name",
                KindProvider.nameInKind(name));
      }
    }
  }

  /** Returns the log files that kind exports from its nodes, by their relative paths. */
  @Override
  public Map<String, Path> logs() {
    Path logs = folder.resolve("logs");
    kind.get()
        .run(_ -> {}, "export", "logs", logs.toString(), "--name", KindProvider.nameInKind(name));
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(Files::isRegularFile)
          .collect(Collectors.toMap(file -> logs.relativize(file).toString(), file -> file));
    } catch (IOException e) {
      throw new Broken("reading the logs that kind gathered in " + logs, e);
    }
  }

  /** Returns 0, which means unknown: the lab can't inspect the engine's containers. */
  @Override
  public long residentBytes() {
    return 0;
  }
}
