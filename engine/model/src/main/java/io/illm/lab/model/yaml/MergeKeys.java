package io.illm.lab.model.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Replaces merge keys, {@code <<: *base}, by the fields that they name. A field of the mapping's
 * own stands before a merged one, and an earlier mapping of a list before a later one.
 */
final class MergeKeys {

  private final Set<Node> resolved = Collections.newSetFromMap(new IdentityHashMap<>());

  private MergeKeys() {}

  /**
   * Resolves all merge keys of a document, in place.
   *
   * @throws MarkedYAMLException where a merge key names something else than mappings
   */
  static void resolve(Node document) {
    new MergeKeys().visit(document);
  }

  private void visit(Node node) {
    if (!resolved.add(node)) {
      return; // an alias of what was visited
    }
    if (node instanceof SequenceNode sequence) {
      sequence.getValue().forEach(this::visit);
    } else if (node instanceof MappingNode mapping) {
      mapping.getValue().forEach(tuple -> visit(tuple.getValueNode()));
      merge(mapping);
    }
  }

  private static void merge(MappingNode mapping) {
    List<NodeTuple> fields = new ArrayList<>();
    List<NodeTuple> merged = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode().getTag().equals(Tag.MERGE)) {
        merged.addAll(named(tuple.getValueNode()));
      } else {
        fields.add(tuple);
      }
    }
    Set<String> known = fields.stream().flatMap(t -> name(t).stream()).collect(Collectors.toSet());
    for (NodeTuple tuple : merged) {
      if (name(tuple).map(known::add).orElse(true)) {
        fields.add(tuple);
      }
    }
    mapping.setValue(fields);
  }

  private static List<NodeTuple> named(Node value) {
    return value instanceof SequenceNode list
        ? list.getValue().stream().flatMap(each -> one(each).stream()).toList()
        : one(value);
  }

  private static List<NodeTuple> one(Node value) {
    if (value instanceof MappingNode mapping) {
      return mapping.getValue();
    }
    throw new NoMapping(value);
  }

  private static Optional<String> name(NodeTuple tuple) {
    return tuple.getKeyNode() instanceof ScalarNode key
        ? Optional.of(key.getValue())
        : Optional.empty();
  }

  /** A merge key that names something else than a mapping. */
  private static final class NoMapping extends MarkedYAMLException {
    private static final long serialVersionUID = 1;

    NoMapping(Node value) {
      super(
          null,
          null,
          "a merge key `<<` must name a mapping, or a list of mappings",
          value.getStartMark());
    }
  }
}
