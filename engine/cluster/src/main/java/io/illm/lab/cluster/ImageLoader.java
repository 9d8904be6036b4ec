package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Loads images into a node's containerd.
 *
 * @param ctr containerd's own client
 * @param socket containerd's
 */
record ImageLoader(Path ctr, Path socket) {

  /**
   * Loads what isn't there yet, or is there with other contents, one after the other: the disk is
   * the limit, not the cores.
   */
  void load(List<ImageArchive> images, Progress progress) {
    var there = there();
    for (var image : images) {
      if (!image.digest().equals(there.get(image.image()))) {
        load(image, progress);
      }
    }
  }

  private void load(ImageArchive image, Progress progress) {
    try (var _ = progress.begin("loading " + image.image(), Duration.ZERO)) {
      var result = Shell.run(ctr("images", "import", "--local", image.tar().toString()));
      if (result.exit() != 0) {
        throw new Broken(
            "the image `%s` could not be loaded from %s: %s"
                .formatted(image.image(), image.tar(), result.output()),
            "remove the file and build the image again");
      }
      if (!there().containsKey(image.image())) {
        throw new Broken(
            "%s holds %s, not `%s`".formatted(image.tar(), result.output(), image.image()),
            "its index must name the image in full (org.opencontainers.image.ref.name)");
      }
    }
  }

  /** The digests of what is there, by name; of `REF TYPE DIGEST …`, a line an image. */
  private Map<String, String> there() {
    return Shell.must(ctr("images", "list"))
        .lines()
        .map(line -> line.split("\\s+", 4))
        .filter(columns -> columns.length == 4 && columns[2].startsWith("sha256:"))
        .collect(Collectors.toMap(columns -> columns[0], columns -> columns[2]));
  }

  private List<String> ctr(String... arguments) {
    return Stream.concat(
            Stream.of(ctr.toString(), "--address=" + socket, "--namespace=k8s.io"),
            Stream.of(arguments))
        .toList();
  }
}
