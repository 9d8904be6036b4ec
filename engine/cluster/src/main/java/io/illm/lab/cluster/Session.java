package io.illm.lab.cluster;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Starts processes that outlive this one and that {@code down} finds. */
final class Session {

  private Session() {}

  /**
   * Starts a process in a session of its own: a terminal's Ctrl-C doesn't reach it. It joins the
   * cluster's cgroups before it becomes the command, so there is no moment at which it can be lost.
   * Its number stays the one of the process returned.
   */
  static Process start(List<String> command, Cgroups cgroups, Path log) {
    var joins = cgroups.joins().stream().map(Path::toString).collect(Collectors.joining(" "));
    var join = "for group in " + joins + "; do echo $$ > $group; done; exec \"$@\"";
    var whole = new ArrayList<>(List.of("setsid", "sh", "-e", "-c", join, "lab"));
    whole.addAll(command);
    try {
      return new ProcessBuilder(whole)
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
