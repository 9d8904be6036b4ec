package io.illm.lab.cluster;

import java.util.Locale;

/** A provider that boots clusters. */
public enum ProviderKind {
  /** The lab itself, on this machine. */
  EMBEDDED,
  /** The program {@code kind}, in a container engine. */
  KIND;

  /** Returns the reference to a cluster of this provider. */
  public ClusterRef ref(String name) {
    return switch (this) {
      case EMBEDDED -> new ClusterRef.Embedded(name);
      case KIND -> new ClusterRef.Kind(name);
    };
  }

  /** Returns the word for this provider on the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
