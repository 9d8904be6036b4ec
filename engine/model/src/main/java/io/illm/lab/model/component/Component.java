package io.illm.lab.model.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A platform service that experiments stand on, as its folder under {@code components/} describes
 * it.
 *
 * @param name the folder's name
 * @param folder where it lies: its locks, manifests and README
 * @param version upstream's version, as a person would say it
 * @param title what it is, in one line
 * @param licence the SPDX expression of upstream's licence
 * @param namespace where it is installed; empty for one that installs nothing
 * @param provides what a cluster can do once it is installed
 * @param needs what must be there first
 * @param manifests what is applied, in order
 * @param patches changes to all that the manifests hold
 * @param images how each image that the manifests name is made, by full image name
 * @param programs what it brings to the machine or to the PATH of steps, by program name
 * @param ready the conditions that say it serves
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
    Map<String, Recipe> images,
    Map<String, Program> programs,
    List<ReadyWhen> ready) {

  /**
   * What a component stands on.
   *
   * @param components installed before it
   * @param capabilities that the cluster has or another component provides
   */
  public record Needs(List<String> components, List<Capability> capabilities) {

    /** Needs nothing. */
    public static final Needs NONE = new Needs(List.of(), List.of());
  }
}
