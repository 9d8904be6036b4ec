package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Boots or removes a cluster in a process of its own, as the CLI does: for tests that kill it, and
 * for measuring. Arguments: {@code up|down STATE NAME PROGRAMS PAUSE-IMAGE [IMAGE=TAR]...}.
 */
final class BootMain {

  private BootMain() {}

  static void main(String[] arguments) {
    var provider = new EmbeddedProvider(Path.of(arguments[1]), Path.of(arguments[1], "cache"));
    long start = System.nanoTime();
    if (arguments[0].equals("down")) {
      provider.down(arguments[2], Progress.silent());
    } else {
      var images = new ArrayList<ImageArchive>();
      for (int i = 5; i < arguments.length; i++) {
        var parts = arguments[i].split("=", 2);
        images.add(new ImageArchive(parts[0], Path.of(parts[1]), parts[0]));
      }
      var request =
          new ClusterRequest(arguments[2], Path.of(arguments[3]), images, arguments[4], false);
      var cluster = provider.up(request, Progress.silent());
      System.out.println(
          "boot_ms="
              + cluster.bootTime().toMillis()
              + " rss="
              + cluster.residentBytes() / (1 << 20));
    }
    System.out.println("all_ms=" + Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
