package io.illm.lab.model.component;

import io.illm.lab.model.yaml.Fields;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a component's manifest sources and patches.
 *
 * @param folder the component's folder
 */
record ManifestReader(Path folder) {

  ManifestSource source(Fields fields) {
    if (fields.has("chart")) {
      return chart(fields);
    }
    if (fields.has("module")) {
      return new ManifestSource.GoModule(fields.text("module"), fields.text("path"));
    }
    return new ManifestSource.Own(existing(fields, "path"));
  }

  Patch patch(Fields fields) {
    return new Patch(existing(fields, "path"), fields.textMap("target"));
  }

  private ManifestSource chart(Fields fields) {
    Optional<String> values =
        fields.has("values") ? Optional.of(existing(fields, "values")) : Optional.empty();
    var chart =
        new ManifestSource.Chart(fields.text("chart"), fields.optionalText("version"), values);
    if (chart.remote() && chart.version().isEmpty()) {
      fields.fault(
          "chart",
          "a chart in a registry needs its `version`",
          "without it the newest would be used, which changes; look for a version in the registry");
    }
    if (!chart.remote() && !folder.resolve(chart.chart()).resolve("Chart.yaml").toFile().isFile()) {
      fields.fault(
          "chart",
          "no chart here: " + chart.chart() + " has no Chart.yaml",
          "name a folder of the component, or oci://HOST/NAME");
    }
    return chart;
  }

  private String existing(Fields fields, String field) {
    String path = fields.text(field);
    if (fields.has(field) && !folder.resolve(path).toFile().exists()) {
      fields.fault(
          field, "no such file or folder: " + path, "it is relative to the component's folder");
    }
    return path;
  }
}
