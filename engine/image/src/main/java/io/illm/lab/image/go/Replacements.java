package io.illm.lab.image.go;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;

/**
 * The {@code replace} lines of a go.mod that wraps another module. Go uses those of the main module
 * only, so a wrapper repeats the lines of the wrapped module.
 *
 * @param commands runs {@code go} in the wrapper's folder
 */
record Replacements(GoCommands commands) {

  private static final String KUBERNETES = "k8s.io/kubernetes";

  /**
   * Copies the lines of the wrapped module.
   *
   * @param upstream the wrapped module's go.mod at the new version
   */
  void copyFrom(String module, String version, Path upstream) {
    for (JsonNode replace :
        commands.json("mod", "edit", "-json", upstream.toString()).path("Replace")) {
      JsonNode instead = replace.path("New");
      if (instead.hasNonNull("Version")) {
        set(replace.path("Old"), instead.path("Path").asText(), instead.path("Version").asText());
      }
    }
    if (module.equals(KUBERNETES)) {
      staging(version);
    }
  }

  /** Replaces the modules of Kubernetes' staging folder, which 1.x.y publishes as 0.x.y. */
  private void staging(String version) {
    String published = version.replaceFirst("^v1\\.", "v0.");
    for (JsonNode replace : commands.json("mod", "edit", "-json").path("Replace")) {
      JsonNode instead = replace.path("New");
      if (instead.path("Version").asText().startsWith("v0.")
          && instead.path("Path").asText().equals(replace.path("Old").path("Path").asText())) {
        set(replace.path("Old"), instead.path("Path").asText(), published);
      }
    }
  }

  private void set(JsonNode old, String path, String version) {
    String what =
        old.path("Path").asText()
            + (old.hasNonNull("Version") ? "@" + old.path("Version").asText() : "");
    commands.require("mod", "edit", "-replace=" + what + "=" + path + "@" + version);
  }
}
