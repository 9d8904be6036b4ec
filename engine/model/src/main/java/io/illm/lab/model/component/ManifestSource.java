package io.illm.lab.model.component;

import java.util.Optional;

/** Where a component's manifests come from. */
public sealed interface ManifestSource {

  /**
   * One YAML file, a folder of them, or a folder with a kustomization, of the component's own.
   *
   * @param path relative to the component's folder
   */
  record Own(String path) implements ManifestSource {}

  /**
   * A file or folder, as {@link Own} has them, that a pinned Go module ships.
   *
   * @param module the module's path, which the component's go.mod pins
   * @param path relative to the module's root
   */
  record GoModule(String module, String path) implements ManifestSource {}

  /**
   * A Helm chart, rendered as {@code helm template} does it.
   *
   * @param chart {@code oci://HOST/NAME}, or a folder relative to the component's
   * @param version of the chart in its registry; empty for a folder
   * @param values a file of values relative to the component's folder; empty for the chart's own
   */
  record Chart(String chart, Optional<String> version, Optional<String> values)
      implements ManifestSource {

    /** How a chart in a registry begins. */
    public static final String REGISTRY = "oci://";

    /** Whether it lies in a registry. */
    public boolean remote() {
      return chart.startsWith(REGISTRY);
    }
  }
}
