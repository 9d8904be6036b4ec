package io.illm.lab.model.component;

/** Where a component's manifests come from. */
public sealed interface ManifestSource {

  /**
   * A folder with a kustomization, or one YAML file, of the component's own.
   *
   * @param path relative to the component's folder
   */
  record Own(String path) implements ManifestSource {}

  /**
   * A file or folder that a pinned Go module ships.
   *
   * @param module the module's path, which the component's go.mod pins
   * @param path relative to the module's root
   */
  record GoModule(String module, String path) implements ManifestSource {}
}
