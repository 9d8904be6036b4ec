package io.illm.lab.component.manifest;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.illm.lab.model.Broken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes objects as files for people and other programs, without the lab's labels.
 *
 * @param objects in the order of application
 */
public record ManifestFiles(List<GenericKubernetesResource> objects) {

  private static final String KUSTOMIZATION = "kustomization.yaml";

  /** Returns all objects as one text. */
  public String text() {
    return ManifestYaml.text(objects);
  }

  /**
   * Writes one file per object, and a kustomization that lists them in order.
   *
   * @param folder the target, created if missing; other files in it stay
   * @return the written files
   */
  public List<Path> write(Path folder) {
    Map<String, String> files = new LinkedHashMap<>();
    for (GenericKubernetesResource object : objects) {
      files.merge(
          name(object), ManifestYaml.text(List.of(object)), (one, two) -> one + "---\n" + two);
    }
    String list =
        files.keySet().stream().map(file -> "- " + file + "\n").collect(Collectors.joining());
    files.put(
        KUSTOMIZATION,
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n" + list);
    try {
      Files.createDirectories(folder);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
    } catch (IOException e) {
      throw new Broken("writing into " + folder, e);
    }
    return files.keySet().stream().map(folder::resolve).toList();
  }

  /** Returns the file name. Objects of one kind and name in several namespaces share a file. */
  private static String name(HasMetadata object) {
    String name = object.getMetadata().getName().replace(':', '-');
    return object.getKind().toLowerCase(Locale.ROOT) + "-" + name + ".yaml";
  }
}
