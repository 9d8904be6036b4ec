package io.illm.lab.image.oci;

import io.illm.lab.model.Broken;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An architecture that images are made for, named as Go, Debian and OCI do. */
public enum Architecture {
  /** 64-bit x86. */
  AMD64,
  /** 64-bit ARM. */
  ARM64;

  /** Returns the architecture of a name; empty if images can't be made for it. */
  public static Optional<Architecture> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Returns every name that {@link #of} accepts. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Architecture::word).toList();
  }

  /**
   * Returns this machine's architecture.
   *
   * @throws Broken if images can't be made for it
   */
  public static Architecture ofThisMachine() {
    String arch = System.getProperty("os.arch");
    return switch (arch) {
      case "x86_64", "amd64" -> AMD64;
      case "aarch64", "arm64" -> ARM64;
      default ->
          throw new Broken("this machine is of the architecture " + arch, "use amd64 or arm64");
    };
  }

  /** Returns the name, {@code amd64} or {@code arm64}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
