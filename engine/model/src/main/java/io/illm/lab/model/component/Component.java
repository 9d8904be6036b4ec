package io.illm.lab.model.component;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A platform service that experiments use, described by its folder under {@code components/}.
 *
 * @param name the folder's name
 * @param folder its folder, with locks, manifests and README
 * @param version upstream's version
 * @param title a description in one line
 * @param licence the SPDX expression of upstream's licence
 * @param namespace its namespace; empty if it installs nothing
 * @param provides the capabilities that it adds to a cluster
 * @param needs the components and capabilities that it requires
 * @param manifests the sources of its objects, in order
 * @param patches changes to the objects of the manifests
 * @param images the origins of its images, by full image name
 * @param programs programs for the machine or for the PATH of steps, by program name
 * @param ready the conditions under which it serves
 */
public record Component(
    String name,
    Path folder,
    String version,
    String title,
    String licence,
    Optional<String> namespace,
    List<Capability> provides,
    Needs needs,
    List<ManifestSource> manifests,
    List<Patch> patches,
    Map<String, ImageOrigin> images,
    Map<String, Program> programs,
    List<ReadyWhen> ready) {

  /**
   * The components and capabilities that a component requires.
   *
   * @param components the components that are installed before it
   * @param capabilities the capabilities of the cluster or of other components
   */
  public record Needs(List<String> components, List<Capability> capabilities) {

    /** No requirements. */
    public static final Needs NONE = new Needs(List.of(), List.of());
  }

  /** Returns the recipes of the images that have one, by full image name. */
  public Map<String, Recipe> recipes() {
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    images.forEach((name, origin) -> {
      if (origin instanceof Recipe recipe) {
        recipes.put(name, recipe);
      }
    });
    return recipes;
  }
}
