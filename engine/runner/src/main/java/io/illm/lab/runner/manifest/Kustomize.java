package io.illm.lab.runner.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.illm.lab.host.Command;
import io.illm.lab.host.FolderTree;
import io.illm.lab.host.ProcessResult;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Broken;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import io.illm.lab.model.component.Component;
import io.illm.lab.model.component.Patch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.yaml.snakeyaml.Yaml;

/**
 * Kustomize, as the cluster's own kubectl has it.
 *
 * @param kubectl finds the program, which is built first where it isn't there
 */
record Kustomize(Supplier<Path> kubectl) {

  private static final List<String> FILES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final String OBJECTS = "objects.yaml";
  private static final int KEPT_OF_ERRORS = 3;

  /** Whether a folder has a kustomization. */
  static boolean in(Path folder) {
    return FILES.stream().anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }

  /**
   * The YAML that a folder's kustomization makes.
   *
   * @param asking where the folder is named
   * @throws BadInput where kustomize finds a fault
   */
  String build(Path folder, Place asking) {
    ProcessResult ended =
        Command.in(folder, kubectl.get().toString(), "kustomize", folder.toString()).run();
    if (!ended.succeeded()) {
      throw new BadInput(
          Fault.at(
              asking,
              "kustomize refuses: " + reason(ended),
              "see what `kubectl kustomize` says of " + folder));
    }
    return ended.out().text();
  }

  /** Objects with a component's patches on top. */
  String patched(Component component, List<GenericKubernetesResource> objects) {
    Path file = component.folder().resolve("component.yaml");
    try {
      Path folder = Files.createTempDirectory("lab-patches-");
      try {
        prepare(folder, component, objects);
        return build(folder, Place.of(file, "patches:", component.patches().getFirst().path()));
      } finally {
        FolderTree.delete(folder);
      }
    } catch (IOException e) {
      throw new Broken("patching the objects of " + component.name(), e);
    }
  }

  /** Kustomize reads nothing outside of its folder, so the patches are copied there. */
  private static void prepare(
      Path folder, Component component, List<GenericKubernetesResource> objects)
      throws IOException {
    Files.writeString(folder.resolve(OBJECTS), ManifestYaml.text(objects));
    List<Map<String, Object>> patches = new ArrayList<>();
    for (Patch patch : component.patches()) {
      String name = "patch-" + patches.size() + ".yaml";
      Files.copy(component.folder().resolve(patch.path()), folder.resolve(name));
      Map<String, Object> fields = new LinkedHashMap<>(Map.of("path", name));
      if (!patch.target().isEmpty()) {
        fields.put("target", patch.target());
      }
      patches.add(fields);
    }
    Files.writeString(
        folder.resolve(FILES.getFirst()),
        new Yaml().dump(Map.of("resources", List.of(OBJECTS), "patches", patches)));
  }

  private static String reason(ProcessResult ended) {
    List<String> errors =
        ended.err().lines().stream().filter(line -> !line.startsWith("# Warning")).toList();
    return String.join(" ", errors.subList(0, Math.min(KEPT_OF_ERRORS, errors.size())));
  }
}
