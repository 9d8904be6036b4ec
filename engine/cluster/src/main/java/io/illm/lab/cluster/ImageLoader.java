package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Unpacks images and registers them with containerd. The work runs in the cgroups of a cluster, so
 * that it ends when the cluster is taken down.
 *
 * @param store the unpacked images of this machine
 * @param program the program of the component image-store
 * @param cgroups the cgroups of the cluster
 * @param log the log file of the program
 */
record ImageLoader(ImageStore store, Path program, Cgroups cgroups, Path log) {

  static ImageLoader of(ImageStore store, Path programs, Layout layout) {
    var log = layout.folder().resolve("log").resolve("images.log");
    return new ImageLoader(store, programs.resolve("image-store"), Cgroups.of(layout), log);
  }

  /**
   * Unpacks the images that are not unpacked yet. Works on one image at a time, because the disk is
   * the bottleneck, not the CPU.
   */
  void unpack(List<ImageArchive> images, Progress progress) {
    for (var image : images) {
      if (!store.has(image)) {
        try (var _ = progress.begin("unpacking " + image.image(), Duration.ZERO)) {
          run("add", List.of(image.tar().toString(), image.digest()));
        }
      }
    }
  }

  /** Registers unpacked images with a running containerd, each under its name. */
  void register(List<ImageArchive> images, Path socket) {
    var arguments = new ArrayList<>(List.of(socket.toString()));
    images.forEach(image -> arguments.add(image.image() + "=" + image.digest()));
    run("lend", arguments);
  }

  private void run(String verb, List<String> arguments) {
    var command = new ArrayList<>(List.of(program.toString(), verb, store.folder().toString()));
    command.addAll(arguments);
    var process = DetachedProcesses.start(command, cgroups, log);
    try {
      if (process.waitFor() != 0) {
        throw new Broken(
            "images could not be loaded: " + LogTail.of(log),
            "remove the file and build the image again, if one is named");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new Broken("interrupted while loading images", e);
    }
  }
}
