package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the subnets that are taken. */
final class Subnets {

  private static final Pattern ADDRESS =
      Pattern.compile("\\b198\\.(18|19)(?:\\.(\\d{1,3}))?(?:\\.\\d{1,3})?(?:/(\\d{1,2}))?");

  private Subnets() {}

  /**
   * Returns the subnets that the routes of the host overlap.
   *
   * @param routes the output of {@code ip route show table all}
   */
  static Stream<Subnet> inRoutes(String routes) {
    return ADDRESS.matcher(routes).results().flatMap(Subnets::touched);
  }

  private static Stream<Subnet> touched(MatchResult found) {
    int base = found.group(1).equals("18") ? 0 : 256;
    int third = Optional.ofNullable(found.group(2)).map(Integer::parseInt).orElse(0);
    int bits = Optional.ofNullable(found.group(3)).map(Integer::parseInt).orElse(32);
    int count = bits >= 24 ? 1 : Math.min(Subnet.COUNT, 1 << (24 - bits));
    int first = (base + third) / count * count;
    return IntStream.range(first, first + count).mapToObj(Subnet::new);
  }

  /** Returns the subnets of all clusters in a state folder, whether they have booted or not. */
  static Stream<Subnet> inRecords(Path stateRoot) {
    return names(stateRoot)
        .flatMap(name -> ClusterRecord.read(Layout.of(stateRoot, name)).stream())
        .map(record -> record.topology().subnet());
  }

  /** Returns the names of all clusters in a state folder, in alphabetical order. */
  static Stream<String> names(Path stateRoot) {
    var folder = Layout.folders(stateRoot);
    if (!Files.isDirectory(folder)) {
      return Stream.of();
    }
    try (var clusters = Files.list(folder)) {
      return clusters
          .filter(Files::isDirectory)
          .map(path -> String.valueOf(path.getFileName()))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
