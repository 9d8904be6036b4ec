package io.illm.lab.model.experiment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A feature of the nodes' kernel that a cluster works without, but that some steps need. */
public enum KernelFeature {
  /** The queueing discipline {@code netem}, which delays and loses packets. */
  NETEM,
  /** Tunnels of WireGuard. */
  WIREGUARD,
  /** IPsec's encryption, ESP with AES-GCM. */
  ESP,
  /** Mounts of NFS volumes. */
  NFS,
  /** Rules of nftables that hand packets to a program. */
  NFT_QUEUE;

  /** Returns its word in YAML, such as {@code nft-queue}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns every word, in the order of this list. */
  public static List<String> words() {
    return Arrays.stream(values()).map(KernelFeature::word).toList();
  }

  /** Returns the feature of a known word. */
  static KernelFeature of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
