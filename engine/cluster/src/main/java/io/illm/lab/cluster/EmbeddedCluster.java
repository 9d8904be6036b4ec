package io.illm.lab.cluster;

import io.illm.lab.model.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cluster that the lab booted on this machine, as described by its record.
 *
 * @param layout the paths of the cluster
 * @param record the stored facts about the cluster
 * @param store the source of its images
 */
record EmbeddedCluster(Layout layout, ClusterRecord record, ImageStore store) implements Cluster {

  @Override
  public String name() {
    return layout.name();
  }

  @Override
  public Path kubeconfig() {
    return layout.kubeconfig();
  }

  @Override
  public String server() {
    return record.topology().server();
  }

  @Override
  public String dnsAddress() {
    return record.topology().ranges().dnsService();
  }

  @Override
  public Optional<String> loadBalancerRange() {
    return Optional.of(record.topology().subnet().loadBalancers());
  }

  @Override
  public void load(List<ImageArchive> images, Progress progress) {
    var loader = ImageLoader.of(store, Path.of(record.programs()), layout);
    loader.unpack(images, progress);
    for (var node : record.topology().nodes()) {
      loader.register(images, layout.node(node.name()).containerdSocket());
    }
  }

  @Override
  public Optional<NodeActs> nodeActs() {
    return Optional.of(new EmbeddedNodes(layout, record, store.folder()));
  }

  @Override
  public Map<String, Path> logs() {
    return ProgramInstance.all(layout, record.topology().nodes()).stream()
        .collect(Collectors.toUnmodifiableMap(ProgramInstance::label, ProgramInstance::log));
  }

  @Override
  public Duration bootTime() {
    return record.boot().orElse(Duration.ZERO);
  }

  @Override
  public long residentBytes() {
    return Cgroups.of(layout).processes().stream().mapToLong(EmbeddedCluster::resident).sum();
  }

  private static long resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // the process has ended
    }
  }
}
