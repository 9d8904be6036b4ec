package io.illm.lab.component.manifest;

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
 * Runs the kustomize that is part of the cluster's kubectl.
 *
 * @param kubectl supplies the program, which is built if it is missing
 */
record Kustomize(Supplier<Path> kubectl) {

  private static final List<String> FILES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
  private static final String OBJECTS = "objects.yaml";
  private static final int MAX_ERROR_LINES = 3;

  /** Whether a folder has a kustomization. */
  static boolean in(Path folder) {
    return FILES.stream().anyMatch(file -> Files.isRegularFile(folder.resolve(file)));
  }

  /**
   * Builds a folder's kustomization and returns the YAML.
   *
   * @param place the place that names the folder
   * @throws BadInput if kustomize finds a fault
   */
  String build(Path folder, Place place) {
    ProcessResult ended =
        Command.in(folder, kubectl.get().toString(), "kustomize", folder.toString()).run();
    if (!ended.succeeded()) {
      throw new BadInput(
          Fault.at(
              place,
              "kustomize refuses: " + reason(ended),
              "run `kubectl kustomize " + folder + "` for the whole message"));
    }
    return ended.out().text();
  }

  /** Returns the objects with a component's patches applied. */
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

  /**
   * Writes the input of kustomize. Kustomize reads only its own folder, so the patches are copied
   * there.
   */
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
    return String.join(" ", errors.subList(0, Math.min(MAX_ERROR_LINES, errors.size())));
  }
}
