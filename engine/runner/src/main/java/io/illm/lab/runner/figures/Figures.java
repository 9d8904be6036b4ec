package io.illm.lab.runner.figures;

import java.util.List;

/**
 * The measured costs of a component.
 *
 * @param component its name
 * @param version the measured version
 * @param date the date of the measurement, such as {@code 2026-11-24}
 * @param machine a description of the machine
 * @param programSeconds that building its programs for the machine took, with what the cache of Go
 *     had then; 0 where it has none
 * @param images its images
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
   * The measured costs of an image.
   *
   * @param name its full name
   * @param bytes the size of its archive
   * @param buildSeconds that making it took, with what the caches of Go and apt had then
   */
  public record Image(String name, long bytes, double buildSeconds) {}

  /** Returns the size of all images in bytes. */
  public long imageBytes() {
    return images.stream().mapToLong(Image::bytes).sum();
  }

  /** Returns the build time of all programs and images in seconds. */
  public double buildSeconds() {
    return programSeconds + images.stream().mapToDouble(Image::buildSeconds).sum();
  }
}
