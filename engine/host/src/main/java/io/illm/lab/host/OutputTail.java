package io.illm.lab.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The last bytes of a stream, in bounded memory. */
public final class OutputTail {

  private static final int FIRST_SIZE = 8 * 1024;
  private static final int LONGEST_CHARACTER = 4;

  private final int limit;
  private byte[] ring;
  private long total;

  /**
   * An empty tail.
   *
   * @param limit how many bytes are kept
   */
  public OutputTail(int limit) {
    this.limit = limit;
    this.ring = new byte[Math.min(limit, FIRST_SIZE)];
  }

  /**
   * Adds bytes.
   *
   * @param bytes where they lie
   * @param start of the first one
   * @param length how many they are
   */
  public synchronized void add(byte[] bytes, int start, int length) {
    grow(total + length);
    for (int from = Math.max(0, length - limit); from < length; ) {
      int at = (int) ((total + from) % ring.length);
      int count = Math.min(length - from, ring.length - at);
      System.arraycopy(bytes, start + from, ring, at, count);
      from += count;
    }
    total += length;
  }

  /** Until the limit is reached nothing is overwritten, so that the bytes stay where they are. */
  private void grow(long needed) {
    if (needed > ring.length && ring.length < limit) {
      long size = Math.max(needed, 2L * ring.length);
      ring = Arrays.copyOf(ring, (int) Math.min(limit, size));
    }
  }

  /** How many bytes were added. */
  synchronized long total() {
    return total;
  }

  /** What was kept, and how much was not. */
  public synchronized Output output() {
    int kept = (int) Math.min(total, ring.length);
    byte[] bytes = new byte[kept];
    for (int i = 0; i < kept; i++) {
      bytes[i] = ring[(int) ((total - kept + i) % ring.length)];
    }
    int begin = total > kept ? restOfCharacter(bytes) : 0;
    String text = new String(bytes, begin, kept - begin, StandardCharsets.UTF_8);
    return new Output(text, total - kept + begin);
  }

  /** How many bytes at the beginning belong to a character that was cut. */
  private static int restOfCharacter(byte[] bytes) {
    int i = 0;
    while (i < Math.min(LONGEST_CHARACTER - 1, bytes.length) && (bytes[i] & 0xC0) == 0x80) {
      i++;
    }
    return i;
  }
}
