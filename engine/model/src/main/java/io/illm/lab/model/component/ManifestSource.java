package io.illm.lab.model.component;

import java.util.Optional;

/** A source of a component's manifests. */
public sealed interface ManifestSource {

  /**
   * A YAML file, a folder of YAML files, or a folder with a kustomization, in the component's
   * folder.
   *
   * @param path relative to the component's folder
   */
  record Own(String path) implements ManifestSource {}

  /**
   * A file or folder like that of {@link Own}, in a pinned Go module.
   *
   * @param module the module's path, pinned in the component's go.mod
   * @param path relative to the module's root
   */
  record GoModule(String module, String path) implements ManifestSource {}

  /**
   * A Helm chart, rendered as by {@code helm template}.
   *
   * @param chart {@code oci://HOST/NAME}, or a folder relative to the component's
   * @param version the chart's version in its registry; empty for a folder
   * @param values a values file relative to the component's folder; empty for the chart's own
   *     values
   */
  record Chart(String chart, Optional<String> version, Optional<String> values)
      implements ManifestSource {

    /** The prefix of a chart in a registry. */
    public static final String REGISTRY = "oci://";

    /** Whether the chart is in a registry. */
    public boolean remote() {
      return chart.startsWith(REGISTRY);
    }
  }
}
