package io.illm.lab.model.component;

import io.illm.lab.model.yaml.Fields;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads the fields that name locks.
 *
 * @param folder the component's folder, which the locks' paths are relative to
 * @param locked whether a missing lock is a fault
 */
record RecipeLocks(Path folder, boolean locked) {

  /** Returns the path of a lock. A missing lock is a fault once its component is locked. */
  String read(String name, Fields fields) {
    String lock = fields.text(name);
    if (locked && fields.has(name) && !Files.isRegularFile(folder.resolve(lock))) {
      fields.fault(
          name,
          "no such lock: " + lock,
          "`lab image lock %s` writes it".formatted(folder.getFileName()));
    }
    return lock;
  }
}
