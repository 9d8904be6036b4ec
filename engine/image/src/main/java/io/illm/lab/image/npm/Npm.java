package io.illm.lab.image.npm;

import io.illm.lab.host.Command;
import io.illm.lab.host.ProcessResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs this machine's npm, with the registry that it is set up for. Scripts of packages are not
 * run.
 */
final class Npm {

  private Npm() {}

  static ProcessResult run(Path folder, String... arguments) {
    var words = new ArrayList<>(List.of("npm"));
    words.addAll(List.of(arguments));
    words.addAll(List.of("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"));
    return Command.in(folder, words).run();
  }
}
