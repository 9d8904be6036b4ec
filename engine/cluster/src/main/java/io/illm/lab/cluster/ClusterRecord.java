package io.illm.lab.cluster;

import io.illm.lab.model.experiment.ClusterNeed.Cni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/**
 * The stored facts about a cluster. They are written before anything else of the cluster is
 * created, and again when it is up.
 *
 * @param topology its nodes and addresses
 * @param since when the boot started
 * @param programs the folder with its programs
 * @param boot how long the boot took; empty until the cluster is up
 */
record ClusterRecord(Topology topology, Instant since, String programs, Optional<Duration> boot) {

  static Optional<ClusterRecord> read(Layout layout) {
    var values = new Properties();
    try (var in = Files.newInputStream(layout.record())) {
      values.load(in);
      return Optional.of(
          new ClusterRecord(
              topology(values),
              Instant.parse(values.getProperty("since")),
              values.getProperty("programs", ""),
              Optional.ofNullable(values.getProperty("bootMillis"))
                  .map(millis -> Duration.ofMillis(Long.parseLong(millis)))));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // missing or incomplete: the cluster is half-made
    }
  }

  private static Topology topology(Properties values) {
    return new Topology(
        new Subnet(number(values, "subnet")),
        new Ranges(number(values, "ranges")),
        number(values, "nodes"),
        number(values, "zones"),
        Cni.valueOf(values.getProperty("cni")),
        Boolean.parseBoolean(values.getProperty("egress")));
  }

  private static int number(Properties values, String name) {
    return Integer.parseInt(values.getProperty(name));
  }

  void write(Layout layout) {
    var values = new Properties();
    values.setProperty("subnet", Integer.toString(topology.subnet().index()));
    values.setProperty("ranges", Integer.toString(topology.ranges().index()));
    values.setProperty("nodes", Integer.toString(topology.size()));
    values.setProperty("zones", Integer.toString(topology.zones()));
    values.setProperty("cni", topology.cni().name());
    values.setProperty("egress", Boolean.toString(topology.egress()));
    values.setProperty("since", since.toString());
    values.setProperty("programs", programs);
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
    return new ClusterRecord(topology, since, programs, Optional.of(time));
  }
}
