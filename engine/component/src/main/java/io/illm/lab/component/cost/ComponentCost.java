package io.illm.lab.component.cost;

import java.util.List;

/**
 * The measured cost of a component in build time, image size and memory.
 *
 * @param component the component's name
 * @param version the version that was measured
 * @param date the day of the measurement, such as {@code 2026-11-24}
 * @param machine the machine that it was measured on, in words
 * @param programSeconds the time to build its programs, with what Go's cache had then; 0 if it has
 *     no programs
 * @param images the cost of each of its images
 * @param idleBytes the working set of its pods without load; 0 if it has no pods
 * @param pods the number of its pods
 */
public record ComponentCost(
    String component,
    String version,
    String date,
    String machine,
    double programSeconds,
    List<Image> images,
    long idleBytes,
    int pods) {

  /** Copies the list. */
  public ComponentCost {
    images = List.copyOf(images);
  }

  /**
   * The measured cost of an image.
   *
   * @param name the image's full name
   * @param bytes the size of its archive
   * @param buildSeconds the time to make it, with what the caches of Go and apt had then
   */
  public record Image(String name, long bytes, double buildSeconds) {}

  /** The size of all images in bytes. */
  public long imageBytes() {
    return images.stream().mapToLong(Image::bytes).sum();
  }

  /** The time to make all programs and images, in seconds. */
  public double buildSeconds() {
    return programSeconds + images.stream().mapToDouble(Image::buildSeconds).sum();
  }
}
