package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.model.Progress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Installs the programs of the Linux distribution that a cluster needs. */
public final class HostTools {

  /** The Debian package of each tool. */
  static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("conntrack", "conntrack"),
          Map.entry("ip", "iproute2"),
          Map.entry("iptables", "iptables"),
          Map.entry("mount", "mount"),
          Map.entry("nft", "nftables"),
          Map.entry("nsenter", "util-linux"),
          Map.entry("setpriv", "util-linux"),
          Map.entry("setsid", "util-linux"),
          Map.entry("umount", "mount"),
          Map.entry("unshare", "util-linux"));

  private HostTools() {}

  /**
   * Installs the Debian packages of the missing tools and reports them in one line. Does nothing if
   * no tool is missing, if this process is not root, or if there is no apt. {@link
   * Provider#preflight} reports the tools that are still missing.
   *
   * @return the installed packages
   */
  public static List<String> install(Progress progress) {
    var missing = missing();
    boolean can =
        HostReader.onPath("apt-get").isPresent() && System.getProperty("user.name").equals("root");
    if (missing.isEmpty() || !can) {
      return List.of();
    }
    var command =
        Stream.concat(
                Stream.of(
                    "env",
                    "DEBIAN_FRONTEND=noninteractive",
                    "apt-get",
                    "install",
                    "--yes",
                    "--no-install-recommends"),
                missing.stream())
            .toList();
    if (!Command.of(command).attempt().succeeded()) {
      // The package lists may be missing or old.
      Command.of("apt-get", "update").attempt();
      Command.of(command).require();
    }
    progress.say("installed with apt: " + String.join(" ", missing));
    return missing;
  }

  /** Returns the Debian packages of the tools that are missing here, in alphabetical order. */
  static List<String> missing() {
    var tools =
        PACKAGES.keySet().stream().filter(tool -> HostReader.onPath(tool).isEmpty()).toList();
    boolean runtime =
        Stream.of("runc", "crun").anyMatch(tool -> HostReader.onPath(tool).isPresent());
    return packages(tools, runtime);
  }

  static List<String> packages(Collection<String> tools, boolean runtime) {
    return Stream.concat(
            tools.stream().map(tool -> PACKAGES.getOrDefault(tool, tool)),
            runtime ? Stream.of() : Stream.of("runc"))
        .distinct()
        .sorted()
        .toList();
  }
}
