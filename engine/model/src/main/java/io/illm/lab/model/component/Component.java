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
 * @param needs components that must be there first
 * @param manifests what is applied, in order
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
    List<String> needs,
    List<ManifestSource> manifests,
    Map<String, Recipe> images,
    Map<String, Program> programs,
    List<ReadyWhen> ready) {}
