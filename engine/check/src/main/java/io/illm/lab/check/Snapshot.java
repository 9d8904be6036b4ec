package io.illm.lab.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The current state of the selected objects. An object is converted for CEL only when it changes.
 */
final class Snapshot {

  private record Item(ObjectNode node, Object value) {}

  private final Selection selection;
  private final Map<String, Item> items = new ConcurrentSkipListMap<>();

  Snapshot(Selection selection) {
    this.selection = selection;
  }

  /** Returns the observation of a list. */
  static Observed of(Selection selection, GenericKubernetesResourceList list) {
    Snapshot snapshot = new Snapshot(selection);
    snapshot.reset(list);
    return snapshot.observed();
  }

  void reset(GenericKubernetesResourceList list) {
    items.clear();
    list.getItems().forEach(this::put);
  }

  void put(GenericKubernetesResource resource) {
    ObjectNode node = Json.apiObject(resource);
    // Some API servers leave these fields out of the items of a list.
    node.put("apiVersion", selection.apiVersion()).put("kind", selection.kind());
    items.put(key(resource), new Item(node, Json.celValue(node)));
  }

  void remove(GenericKubernetesResource resource) {
    items.remove(key(resource));
  }

  /**
   * Returns true if a list has exactly the objects of this snapshot, with the same resource
   * versions.
   */
  boolean matches(GenericKubernetesResourceList list) {
    Map<String, String> versions = new TreeMap<>();
    list.getItems().forEach(item -> versions.put(key(item), version(Json.apiObject(item))));
    Map<String, String> own = new TreeMap<>();
    items.forEach((key, item) -> own.put(key, version(item.node())));
    return own.equals(versions);
  }

  private static String version(ObjectNode node) {
    return node.path("metadata").path("resourceVersion").asText();
  }

  private static String key(GenericKubernetesResource resource) {
    return resource.getMetadata().getNamespace() + "/" + resource.getMetadata().getName();
  }

  Observed observed() {
    return selection.name().isPresent() ? one() : many();
  }

  private Observed one() {
    return items.values().stream()
        .findFirst()
        .<Observed>map(item -> new Observed.Seen(item.value(), item.node(), selection.toString()))
        .orElseGet(() -> absent("there is no " + selection));
  }

  private Observed many() {
    if (items.isEmpty()) {
      return absent("there are no " + selection);
    }
    ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
    items.values().forEach(item -> nodes.add(item.node()));
    List<Object> values = items.values().stream().map(Item::value).toList();
    return new Observed.Seen(values, nodes, selection.toString());
  }

  /** Returns the answer that the API server knows no such kind. */
  Observed noKind() {
    return absent(
        "the API server knows no kind %s in %s"
            .formatted(selection.kind(), selection.apiVersion()));
  }

  /** Returns the answer that nothing is there, with the reason. */
  Observed absent(String why) {
    return Observed.absent(
        selection.name().isPresent()
            ? JsonNodeFactory.instance.objectNode()
            : JsonNodeFactory.instance.arrayNode(),
        why);
  }
}
