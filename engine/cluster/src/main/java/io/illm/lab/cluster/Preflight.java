package io.illm.lab.cluster;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.experiment.ClusterNeed;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the faults that prevent a cluster, before anything of it is created.
 *
 * @param host the facts about this machine
 * @param nameInUse returns true if there is already a cluster of that name
 */
record Preflight(Host host, Predicate<String> nameInUse) {

  // For the writable layers of containers, etcd and logs. Images need additional space.
  private static final long DISK = 2L << 30;
  // The programs use 0.8 GiB. The rest is for pods.
  private static final long MEMORY = 3L << 29;
  // The programs of a node use 0.27 GiB.
  private static final long MEMORY_OF_A_FURTHER_NODE = 5L << 26;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,38}[a-z0-9])?");

  List<Fault> faults(ClusterRequest request) {
    var faults = new Faults();
    name(request.name(), faults);
    need(request.need(), faults);
    faults.addAll(machine(further(List.of(request.need()))));
    if (host.linux()) { // otherwise these checks would only repeat that fault
      egress(request, faults);
      programs(request, faults);
    }
    return faults.found();
  }

  /**
   * Returns the memory in bytes that the clusters need in addition to the first node of the first
   * cluster.
   */
  static long further(Collection<ClusterNeed> needs) {
    long nodes = needs.stream().mapToLong(ClusterNeed::nodes).sum() - needs.size();
    return (needs.size() - 1) * MEMORY + nodes * MEMORY_OF_A_FURTHER_NODE;
  }

  /**
   * Returns the faults of this machine that prevent any cluster.
   *
   * @param workloadBytes the memory needed in addition to the first node of one cluster
   */
  List<Fault> machine(long workloadBytes) {
    var faults = new Faults();
    if (!host.linux()) {
      faults.add(
          Fault.of(
              "the embedded cluster needs Linux, this is " + System.getProperty("os.name"),
              "run the lab in a Linux virtual machine"));
      return faults.found();
    }
    rights(faults);
    tools(faults);
    kernel(faults);
    room(workloadBytes, faults);
    return faults.found();
  }

  private void name(String name, Faults faults) {
    if (!NAME.matcher(name).matches()) {
      faults.add(
          Fault.of(
              "`" + name + "` can't be a cluster's name",
              "use 1 to 40 lower-case letters, digits and dashes, no dash at either end"));
    } else if (nameInUse.test(name)) {
      faults.add(nameTaken(name));
    }
  }

  private static void need(ClusterNeed need, Faults faults) {
    var nodes = ClusterNeed.faultOfNodes(need.nodes());
    nodes
        .or(() -> ClusterNeed.faultOfZones(need.zones(), need.nodes()))
        .ifPresent(fault -> faults.add(Fault.of(fault, "ask for fewer")));
  }

  static Fault nameTaken(String name) {
    return Fault.of(
        "a cluster named `" + name + "` is here already",
        "`lab cluster down " + name + "`, or take another name");
  }

  private void rights(Faults faults) {
    if (!host.root()) {
      faults.add(
          Fault.of(
              "the embedded cluster needs root, this is " + System.getProperty("user.name"),
              "run the lab with sudo"));
    }
  }

  private void tools(Faults faults) {
    var missing =
        HostTools.PACKAGES.keySet().stream()
            .filter(tool -> !host.tools().contains(tool))
            .sorted()
            .toList();
    var packages = HostTools.packages(missing, host.ociRuntime().isPresent());
    if (!packages.isEmpty()) {
      var names = host.ociRuntime().isPresent() ? missing : with(missing, "runc (or crun)");
      faults.add(
          Fault.of(
              "not on the PATH: " + String.join(", ", names),
              "install them; on Debian: apt-get install " + String.join(" ", packages)));
    }
  }

  private static List<String> with(List<String> names, String more) {
    return Stream.concat(names.stream(), Stream.of(more)).toList();
  }

  private void kernel(Faults faults) {
    host.trials().stream().flatMap(trial -> trial.fault().stream()).forEach(faults::add);
  }

  private void room(long workloadBytes, Faults faults) {
    atLeast(host.freeDisk(), DISK, "disk is free where clusters are kept", "free some", faults);
    atLeast(
        host.freeMemory(),
        MEMORY + workloadBytes,
        "memory is available",
        "end what isn't needed",
        faults);
    if (host.taken().size() >= Subnet.COUNT) {
      faults.add(Subnet.allTaken());
    }
  }

  /**
   * Returns in a sentence that memory may be short, although clusters can boot; empty if there is
   * enough.
   *
   * @param freeMemory the available memory in bytes
   * @param workloadBytes the memory with which nothing is short, in addition to the first node of
   *     one cluster
   */
  static Optional<String> tightMemory(long freeMemory, long workloadBytes) {
    long enough = MEMORY + workloadBytes;
    return freeMemory < enough
        ? Optional.of(
            ("memory may be short: %.1f GiB is available; clusters, experiment and components"
                    + " may need %.1f GiB")
                .formatted(gib(freeMemory), gib(enough)))
        : Optional.empty();
  }

  private static void atLeast(long has, long needs, String what, String cure, Faults faults) {
    if (has < needs) {
      faults.add(
          Fault.of(
              "only %.1f GiB of %s, %.1f GiB are needed".formatted(gib(has), what, gib(needs)),
              cure));
    }
  }

  private static double gib(long bytes) {
    return bytes / (double) (1 << 30);
  }

  private void egress(ClusterRequest request, Faults faults) {
    if (request.egress() && !host.forwards()) {
      faults.add(
          Fault.of(
              "a way out needs a host that forwards packets, and this one doesn't",
              "sysctl net.ipv4.ip_forward=1, or go without egress"));
    }
  }

  private void programs(ClusterRequest request, Faults faults) {
    var missing =
        Program.files().stream()
            .filter(file -> !Files.isExecutable(request.programs().resolve(file)))
            .toList();
    if (!missing.isEmpty()) {
      faults.add(
          Fault.of(
              "the folder of programs "
                  + request.programs()
                  + " lacks "
                  + String.join(", ", missing),
              "build the component kubernetes"));
    }
    for (var image : request.images()) {
      if (!Files.isReadable(image.tar())) {
        faults.add(
            Fault.of(
                "the image `" + image.image() + "` isn't at " + image.tar(), "build it again"));
      }
    }
  }
}
