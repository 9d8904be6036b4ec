package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Starts processes that outlive the lab. {@code down} finds them by their cgroups. */
final class DetachedProcesses {

  // The heaps of Kubernetes are mostly caches. Earlier garbage collection saves 40 of 820 MiB and
  // did not make the boot measurably slower.
  private static final Map<String, String> ENVIRONMENT =
      Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "GOGC", "60");

  private DetachedProcesses() {}

  /**
   * Starts a process in its own session, so that Ctrl-C in a terminal does not end it. The process
   * joins the cluster's cgroups before it becomes the command, so that {@code down} always finds
   * it. The command keeps the PID of the returned process.
   */
  static Process start(List<String> command, Cgroups cgroups, Path log) {
    var joins = cgroups.joins().stream().map(Path::toString).collect(Collectors.joining(" "));
    var join = "for group in " + joins + "; do echo $$ > $group; done; exec \"$@\"";
    var whole = new ArrayList<>(List.of("setsid", "sh", "-e", "-c", join, "lab"));
    whole.addAll(command);
    try {
      var builder = new ProcessBuilder(whole);
      // No variable of the user: for example, the sandbox can't reach a proxy of the host.
      builder.environment().clear();
      builder.environment().putAll(ENVIRONMENT);
      return builder
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
          .redirectInput(Path.of("/dev/null").toFile())
          .directory(Path.of("/").toFile())
          .start();
    } catch (IOException e) {
      throw new Broken("`" + String.join(" ", command) + "` can't be started", e);
    }
  }
}
