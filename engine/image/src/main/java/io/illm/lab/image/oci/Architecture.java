package io.illm.lab.image.oci;

import io.illm.lab.model.Broken;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An architecture that images are made for, in the words of Go, Debian and OCI. */
public enum Architecture {
  /** 64-bit x86. */
  AMD64,
  /** 64-bit ARM. */
  ARM64;

  /** The architecture that a word means; empty for one that no image is made for. */
  public static Optional<Architecture> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** Every word that {@link #of} knows. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Architecture::word).toList();
  }

  /**
   * This machine's.
   *
   * @throws Broken on a machine of another architecture
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

  /** {@code amd64} or {@code arm64}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
