package io.illm.lab.model.component;

import java.util.List;

/** How a container image is made from packages where its registry can't be reached. */
public sealed interface Recipe {

  /** What the image runs; empty where a manifest always says so. */
  List<String> entrypoint();

  /**
   * A program of a Go module that the component's go.mod pins, on an empty base without CA
   * certificates.
   *
   * @param program how it is built
   * @param entrypoint the command; its first word is where the program lies in the image
   */
  record Go(GoProgram program, List<String> entrypoint) implements Recipe {}

  /**
   * A module of {@code apps/} on an empty base with the C library and a JRE of just the modules it
   * uses.
   *
   * @param app the folder's name under {@code apps/}
   * @param entrypoint arguments after the {@code java} command; empty for the app's jar
   */
  record App(String app, List<String> entrypoint) implements Recipe {}

  /**
   * Debian packages with all that they depend on, at the versions of a lock file.
   *
   * @param packages the packages asked for
   * @param lock the lock's path relative to the component's folder
   * @param entrypoint the command
   */
  record Debian(List<String> packages, String lock, List<String> entrypoint) implements Recipe {}
}
