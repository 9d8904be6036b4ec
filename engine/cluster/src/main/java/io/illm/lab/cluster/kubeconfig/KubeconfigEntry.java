package io.illm.lab.cluster.kubeconfig;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A context, a cluster or a user of a kubeconfig.
 *
 * @param name the entry's name
 * @param file the file that contains it; relative paths start at this file's folder
 * @param fields the entry's fields
 */
record KubeconfigEntry(String name, Path file, Map<String, Object> fields) {

  /** Returns the text of a field. */
  Optional<String> text(String field) {
    return Optional.ofNullable(fields.get(field)).map(String::valueOf).filter(t -> !t.isBlank());
  }

  /** Returns this entry with the content of a file in place of the file's path. */
  KubeconfigEntry inlined(String field, String dataField) {
    return replaced(field, dataField, bytes -> Base64.getEncoder().encodeToString(bytes));
  }

  /** Returns this entry with a token in place of the path of the token's file. */
  KubeconfigEntry withToken(String field) {
    return replaced(field, "token", bytes -> new String(bytes, StandardCharsets.UTF_8).strip());
  }

  private interface Content {
    String of(byte[] bytes);
  }

  /** Replaces a path by data. If the entry already has data, the path is ignored, as in kubectl. */
  private KubeconfigEntry replaced(String field, String dataField, Content content) {
    Optional<String> path = text(field);
    if (path.isEmpty()) {
      return this;
    }
    Map<String, Object> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    if (text(dataField).isEmpty()) {
      changed.put(dataField, content.of(read(path.get())));
    }
    return new KubeconfigEntry(name, file, changed);
  }

  private byte[] read(String path) {
    Path target = file.resolveSibling(path);
    try {
      return Files.readAllBytes(target);
    } catch (IOException e) {
      throw new BadInput(
          Fault.at(
              Place.of(file, name, path),
              "the kubeconfig's file " + target + " can't be read",
              "correct its path, or log in to the cluster again"));
    }
  }
}
