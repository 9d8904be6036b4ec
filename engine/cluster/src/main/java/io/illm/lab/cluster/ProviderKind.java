package io.illm.lab.cluster;

import java.util.Locale;

/** Who boots clusters. */
public enum ProviderKind {
  /** The lab itself, on this machine. */
  EMBEDDED,
  /** The program {@code kind}, in a container engine. */
  KIND;

  /** What a cluster of this name is called that it boots. */
  public ClusterRef ref(String name) {
    return switch (this) {
      case EMBEDDED -> new ClusterRef.Embedded(name);
      case KIND -> new ClusterRef.Kind(name);
    };
  }

  /** Its word on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
