package io.illm.lab.image.oci;

/** This machine's architecture in the words of Go and OCI. */
public final class Architecture {

  private Architecture() {}

  /** {@code amd64}, {@code arm64}, or what the JVM calls it. */
  public static String ofThisMachine() {
    String arch = System.getProperty("os.arch");
    return switch (arch) {
      case "x86_64", "amd64" -> "amd64";
      case "aarch64" -> "arm64";
      default -> arch;
    };
  }
}
