package io.illm.lab.image.debian;

import io.illm.lab.image.oci.LayerWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The bundle of CA certificates. On a Debian machine a maintainer script makes it. */
final class Certificates {

  private static final String FOLDER = "usr/share/ca-certificates/mozilla/";
  private static final String BUNDLE = "etc/ssl/certs/ca-certificates.crt";

  private final SortedMap<String, byte[]> byPath = new TreeMap<>();

  static boolean are(String path) {
    return path.startsWith(FOLDER) && path.endsWith(".crt");
  }

  void add(String path, byte[] pem) {
    byPath.put(path, pem);
  }

  /** Writes the bundle to the file that programs read, if a package has certificates. */
  void write(LayerWriter layer) throws IOException {
    if (byPath.isEmpty()) {
      return;
    }
    var bundle = new ByteArrayOutputStream();
    for (byte[] pem : byPath.values()) {
      bundle.writeBytes(pem);
    }
    layer.file(BUNDLE, 0644, bundle.size(), new ByteArrayInputStream(bundle.toByteArray()));
    layer.link("usr/lib/ssl/cert.pem", "/" + BUNDLE); // where OpenSSL looks
  }
}
