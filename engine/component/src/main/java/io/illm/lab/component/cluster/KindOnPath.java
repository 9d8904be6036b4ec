package io.illm.lab.component.cluster;

import io.illm.lab.host.Home;
import io.illm.lab.image.GoPrograms;
import io.illm.lab.model.Progress;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Finds the program {@code kind} on the PATH, or builds it from its component. */
final class KindOnPath {

  private static final String KIND = "kind";

  private KindOnPath() {}

  static Path find(Home home, String path) {
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, KIND))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() ->
            new GoPrograms(home.cache())
                .build(home.library().component(KIND), Progress.silent())
                .resolve(KIND));
  }
}
