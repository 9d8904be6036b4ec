package io.illm.lab.model.component;

import java.util.Map;

/**
 * Files that any recipe may add to its image, by their full paths there.
 *
 * @param programs Go programs that the component's go.mod pins
 * @param files files and folders
 * @param wheels files of Python wheels
 * @param links targets of symbolic links, by the links' paths
 */
public record Additions(
    Map<String, GoProgram> programs,
    Map<String, FileSource> files,
    Map<String, WheelFile> wheels,
    Map<String, String> links) {

  /** No additions. */
  public static final Additions NOTHING = new Additions(Map.of(), Map.of(), Map.of(), Map.of());
}
