package io.illm.lab.cluster;

import io.illm.lab.host.Command;
import io.illm.lab.model.experiment.KernelFeature;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The kernel features that the nodes of a cluster have, as far as the lab can find out. It tries a
 * feature by using it, because a feature may be a module that loads on first use.
 *
 * @param present the features that were seen to work
 * @param otherwise why another feature doesn't count, with {@code %s} for its word
 */
public record KernelFeatures(Set<KernelFeature> present, String otherwise) {

  private static final String ABSENT = "this kernel has no %s";
  private static final String UNTRIED = "only root can try whether this kernel has %s";
  private static final String ELSEWHERE =
      "the lab can't try whether the kernel of this cluster's nodes has %1$s;"
          + " `--have %1$s` says that it has";

  private static final String PREPARATION = "ip link add lab-a type veth peer name lab-b\n";

  /** Keeps a copy. */
  public KernelFeatures {
    present = Set.copyOf(present);
  }

  /**
   * Tries features of this machine's kernel, in namespaces that end with the trial. It tries none
   * that nobody asks for, because a trial may load a module.
   */
  public static KernelFeatures ofThisMachine(Collection<KernelFeature> wanted) {
    if (wanted.isEmpty()) {
      return new KernelFeatures(Set.of(), ABSENT);
    }
    List<String> said =
        Command.of(
                "unshare",
                "--net",
                "--mount",
                "--propagation",
                "private",
                "sh",
                "-c",
                script(wanted))
            .attempt()
            .text()
            .lines()
            .toList();
    return said.contains("begun")
        ? new KernelFeatures(known(said), ABSENT)
        : new KernelFeatures(Set.of(), UNTRIED);
  }

  /** Returns what is known of a cluster on machines of somebody else: nothing. */
  public static KernelFeatures elsewhere() {
    return new KernelFeatures(Set.of(), ELSEWHERE);
  }

  /** Returns the reason why a feature doesn't count; empty if it is there. */
  public Optional<String> lacks(KernelFeature feature) {
    return present.contains(feature)
        ? Optional.empty()
        : Optional.of(otherwise.formatted(feature.word()));
  }

  private static String script(Collection<KernelFeature> wanted) {
    return wanted.stream()
        .distinct()
        .map(feature -> "{ " + trial(feature) + "; } >/dev/null 2>&1 && echo " + feature.word())
        .collect(Collectors.joining("\n", "echo begun\n" + PREPARATION, "\ntrue\n"));
  }

  private static String trial(KernelFeature feature) {
    return switch (feature) {
      case NETEM -> "tc qdisc add dev lab-a root netem delay 1ms";
      case WIREGUARD -> "ip link add lab-w type wireguard";
      case ESP ->
          "ip xfrm state add src 10.0.0.1 dst 10.0.0.2 proto esp spi 1 mode transport"
              + " aead 'rfc4106(gcm(aes))' 0x"
              + "00".repeat(20)
              + " 128";
      // The mount fails for want of a server, but makes the kernel load the file system.
      case NFS -> "mount -i -t nfs4 lab /mnt; grep -qw nfs4 /proc/filesystems";
      case NFT_QUEUE ->
          "nft 'table ip lab { chain c { type filter hook input priority 0; queue num 1; }; }'";
    };
  }

  private static Set<KernelFeature> known(List<String> said) {
    return EnumSet.allOf(KernelFeature.class).stream()
        .filter(feature -> said.contains(feature.word()))
        .collect(Collectors.toSet());
  }
}
