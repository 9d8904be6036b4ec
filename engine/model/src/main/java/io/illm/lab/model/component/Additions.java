package io.illm.lab.model.component;

import java.util.Map;

/**
 * What a recipe of any kind may lay into its image, each under its full path there.
 *
 * @param programs Go programs that the component's go.mod pins
 * @param files files and folders
 * @param links symbolic links, by what they lead to
 */
public record Additions(
    Map<String, GoProgram> programs, Map<String, FileSource> files, Map<String, String> links) {

  /** Nothing. */
  public static final Additions NOTHING = new Additions(Map.of(), Map.of(), Map.of());
}
