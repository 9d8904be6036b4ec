package io.illm.lab.component.cache;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The checksums in the locks of components and apps. */
final class LockedChecksums {

  private static final int DEEPEST = 3;
  private static final Pattern SHA256 = Pattern.compile("\\b[0-9a-f]{64}\\b");

  private LockedChecksums() {}

  /** Returns each SHA-256 that a file {@code *.lock} in a folder or its folders has. */
  static Set<String> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".lock"))
          .flatMap(LockedChecksums::ofFile)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new Broken("can't read the locks in " + folder, e);
    }
  }

  private static Stream<String> ofFile(Path file) {
    try {
      return SHA256.matcher(Files.readString(file)).results().map(MatchResult::group);
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
  }
}
