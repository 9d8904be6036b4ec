package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the facts about this machine.
 *
 * @param stateRoot the folder with the state of all clusters
 */
record HostReader(Path stateRoot) {

  // From linux/capability.h.
  private static final int CAP_SYS_RESOURCE = 24;

  Host read() {
    boolean linux = System.getProperty("os.name").equals("Linux");
    var status = linux ? lines(Path.of("/proc/self/status")) : List.<String>of();
    boolean root = status.stream().anyMatch(line -> line.matches("Uid:\\s+\\d+\\s+0\\s.*"));
    var tools = tools();
    return new Host(
        linux,
        root,
        capable(status),
        tools,
        onPath("runc").or(() -> onPath("crun")),
        root && tools.containsAll(List.of("unshare", "ip", "nft")) ? KernelProbes.run() : List.of(),
        freeDisk(),
        freeMemory(),
        linux ? taken() : Set.of(),
        lines(Path.of("/proc/sys/net/ipv4/ip_forward")).contains("1"),
        String.join("\n", lines(Path.of("/etc/resolv.conf"))) + "\n");
  }

  static Optional<Path> onPath(String tool) {
    // Under sudo and in containers, the PATH may lack the folders with administration tools.
    var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin";
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static Set<String> tools() {
    return HostTools.PACKAGES.keySet().stream()
        .filter(tool -> onPath(tool).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean capable(List<String> status) {
    return status.stream()
        .filter(line -> line.startsWith("CapEff:"))
        .map(line -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
        .anyMatch(set -> (set >>> CAP_SYS_RESOURCE & 1) == 1);
  }

  private long freeDisk() {
    var folder = stateRoot.toAbsolutePath();
    while (!Files.exists(folder) && folder.getParent() != null) {
      folder = folder.getParent();
    }
    return folder.toFile().getUsableSpace();
  }

  /** Returns the available memory in bytes; the greatest number if it is unknown. */
  static long freeMemory() {
    return lines(Path.of("/proc/meminfo")).stream()
        .filter(line -> line.startsWith("MemAvailable:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private Set<Subnet> taken() {
    var routes = Command.of("ip", "-4", "route", "show", "table", "all").attempt().out().text();
    return Stream.concat(Subnets.inRoutes(routes), Subnets.inRecords(stateRoot))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }
}
