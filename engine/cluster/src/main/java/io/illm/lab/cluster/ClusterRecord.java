package io.illm.lab.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * What is noted of a cluster before anything of it is created, and once more when it is up.
 *
 * @param subnet its subnet
 * @param since when the boot began
 * @param programs the folder of its programs
 * @param egress whether its pods reach what the host reaches
 * @param boot how long the boot took; empty until it is up
 */
record ClusterRecord(
    Subnet subnet, Instant since, String programs, boolean egress, Optional<Duration> boot) {

  static Optional<ClusterRecord> read(Layout layout) {
    var values = new Properties();
    try (var in = Files.newInputStream(layout.record())) {
      values.load(in);
      return Optional.of(
          new ClusterRecord(
              new Subnet(Integer.parseInt(values.getProperty("subnet"))),
              Instant.parse(values.getProperty("since")),
              values.getProperty("programs", ""),
              Boolean.parseBoolean(values.getProperty("egress")),
              Optional.ofNullable(values.getProperty("bootMillis"))
                  .map(millis -> Duration.ofMillis(Long.parseLong(millis)))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // missing, or cut off while it was written: half-made either way
    }
  }

  void write(Layout layout) {
    var values = new Properties();
    values.setProperty("subnet", Integer.toString(subnet.index()));
    values.setProperty("since", since.toString());
    values.setProperty("programs", programs);
    values.setProperty("egress", Boolean.toString(egress));
    boot.ifPresent(time -> values.setProperty("bootMillis", Long.toString(time.toMillis())));
    var draft = layout.record().resolveSibling("cluster.properties.new");
    try {
      try (var out = Files.newOutputStream(draft)) {
        values.store(out, null);
      }
      Files.move(draft, layout.record(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClusterRecord booted(Duration time) {
    return new ClusterRecord(subnet, since, programs, egress, Optional.of(time));
  }

  String server() {
    return "https://" + subnet.node(1) + ":6443";
  }
}
