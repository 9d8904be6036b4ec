package io.illm.lab.testkit.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * The objects of a fake cluster by their paths. Finalizers and namespaces hold as in a real one.
 */
final class FakeStore {

  private final Map<String, ObjectNode> objects = new TreeMap<>();
  private final List<BiConsumer<String, ObjectNode>> watchers = new ArrayList<>();
  private int version = 1;

  synchronized Optional<ObjectNode> get(String path) {
    return Optional.ofNullable(objects.get(path)).map(ObjectNode::deepCopy);
  }

  /** The objects of a collection; that of a whole cluster has those of all namespaces. */
  synchronized List<ObjectNode> list(String collection) {
    return objects.entrySet().stream()
        .filter(entry -> isIn(entry.getKey(), collection))
        .map(entry -> entry.getValue().deepCopy())
        .toList();
  }

  static boolean isIn(String path, String collection) {
    int slash = collection.lastIndexOf('/');
    String pattern =
        Pattern.quote(collection.substring(0, slash))
            + "(/namespaces/[^/]+)?"
            + Pattern.quote(collection.substring(slash))
            + "/[^/]+";
    return path.matches(pattern);
  }

  synchronized void put(String path, ObjectNode object) {
    ObjectNode metadata = object.withObjectProperty("metadata");
    boolean isNew = !objects.containsKey(path);
    if (isNew && !metadata.has("uid") && !metadata.has("computed")) {
      metadata.put("uid", "uid-" + version);
    }
    metadata.put("resourceVersion", Integer.toString(++version));
    objects.put(path, object);
    tell(isNew ? "ADDED" : "MODIFIED", object);
    metadata.remove("computed");
    if (metadata.has("deletionTimestamp") && metadata.path("finalizers").isEmpty()) {
      remove(path);
    }
  }

  /** Marks an object as deleted; it goes when nothing holds it any more. */
  synchronized void delete(String path) {
    ObjectNode object = objects.get(path);
    if (object == null) {
      return;
    }
    object.withObjectProperty("metadata").put("deletionTimestamp", "2026-01-01T00:00:00Z");
    List.copyOf(objects.keySet()).stream()
        .filter(other -> other.startsWith(inNamespace(path)))
        .forEach(this::delete);
    put(path, object);
  }

  private void remove(String path) {
    if (objects.keySet().stream().anyMatch(other -> other.startsWith(inNamespace(path)))) {
      return; // a namespace that isn't empty
    }
    ObjectNode gone = objects.remove(path);
    if (gone != null) {
      tell("DELETED", gone);
    }
    int inside = path.indexOf("/namespaces/");
    String namespace = inside < 0 ? "" : path.substring(inside + 12).replaceAll("/.*", "");
    String own = "/api/v1/namespaces/" + namespace;
    if (!own.equals(path) && get(own).filter(FakeStore::deleted).isPresent()) {
      remove(own);
    }
  }

  private static boolean deleted(JsonNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }

  private static String inNamespace(String path) {
    return path.startsWith("/api/v1/namespaces/") && path.split("/", -1).length == 5
        ? path + "/"
        : "nothing";
  }

  private void tell(String type, ObjectNode object) {
    List.copyOf(watchers).forEach(watcher -> watcher.accept(type, object.deepCopy()));
  }

  synchronized void watch(BiConsumer<String, ObjectNode> watcher) {
    watchers.add(watcher);
  }

  synchronized String version() {
    return Integer.toString(version);
  }
}
