package io.illm.lab.image.cache;

import io.illm.lab.model.Broken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * The SHA-256 of a sequence of inputs. The length of each input is added too, so that different
 * sequences can't give the same bytes.
 */
public final class Fingerprint {

  private final MessageDigest digest = sha256();

  /** Returns an empty digest. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Returns the SHA-256 of a file in hexadecimal. */
  public static String of(Path file) {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new Broken("can't read " + file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Adds a text. */
  public Fingerprint text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** Adds texts in their order, after their number. */
  public Fingerprint texts(Collection<String> texts) {
    text(Integer.toString(texts.size()));
    texts.forEach(this::text);
    return this;
  }

  /** Adds the content of a file, without its name. */
  public Fingerprint file(Path file) {
    return text(of(file));
  }

  /** Returns the first 32 hexadecimal digits. Nothing can be added afterwards. */
  public String hex() {
    return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
  }
}
