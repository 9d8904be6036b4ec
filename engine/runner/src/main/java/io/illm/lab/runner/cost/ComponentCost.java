package io.illm.lab.runner.figures;

import java.util.List;

/**
 * What a component was measured to cost.
 *
 * @param component its name
 * @param version that was measured
 * @param date of the measurement, such as {@code 2026-11-24}
 * @param machine it was measured on, in words
 * @param programSeconds that building its programs for the machine took, with what the cache of Go
 *     had then; 0 where it has none
 * @param images those that it brings
 * @param idleBytes working set of its pods when nothing asks them for anything; 0 where it has none
 * @param pods how many these were
 */
public record Figures(
    String component,
    String version,
    String date,
    String machine,
    double programSeconds,
    List<Image> images,
    long idleBytes,
    int pods) {

  /** Copies the list. */
  public Figures {
    images = List.copyOf(images);
  }

  /**
   * What an image was measured to cost.
   *
   * @param name in full
   * @param bytes of its archive
   * @param buildSeconds that making it took, with what the caches of Go and apt had then
   */
  public record Image(String name, long bytes, double buildSeconds) {}

  /** The size of all images in bytes. */
  public long imageBytes() {
    return images.stream().mapToLong(Image::bytes).sum();
  }

  /** The time that making all programs and images took, in seconds. */
  public double buildSeconds() {
    return programSeconds + images.stream().mapToDouble(Image::buildSeconds).sum();
  }
}
