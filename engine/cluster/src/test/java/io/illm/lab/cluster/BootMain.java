package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import io.illm.lab.model.experiment.ClusterNeed;
import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Boots a cluster in its own process, as the CLI does. Tests kill this process. The arguments are
 * {@code STATE NAME PROGRAMS NODES [IMAGE TAR DIGEST]...}; the first image is that of pod
 * sandboxes.
 */
final class BootMain {

  private BootMain() {}

  static void main(String[] arguments) {
    var state = Path.of(arguments[0]);
    var images = new ArrayList<ImageArchive>();
    for (int i = 4; i < arguments.length; i += 3) {
      images.add(new ImageArchive(arguments[i], Path.of(arguments[i + 1]), arguments[i + 2]));
    }
    var need = ClusterNeed.of(Integer.parseInt(arguments[3]), 1, Cni.BRIDGE);
    var pause = images.getFirst().image();
    var request =
        new ClusterRequest(arguments[1], Path.of(arguments[2]), images, pause, false, need, 0);
    new EmbeddedProvider(state, state.resolve("cache")).up(request, Progress.silent());
  }
}
