package io.illm.lab.runner.step;

import io.illm.lab.cluster.NodeAct;
import io.illm.lab.cluster.NodeActs;
import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.model.yaml.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a step for an action on a node.
 *
 * @param act the action
 * @param node the node's name
 * @param cluster the name of the node's cluster in the experiment
 */
record NodeRequest(NodeAct act, String node, String cluster) {

  /**
   * Parses a request {@code ID ACT NODE [--cluster NAME]}.
   *
   * @throws BadInput if the line has another form or an unknown action
   */
  static NodeRequest parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    boolean named = words.size() == 5 && words.get(3).equals("--cluster");
    if (words.size() != 3 && !named) {
      throw new BadInput(
          Fault.of(
              "found `lab node " + String.join(" ", words.subList(1, words.size())) + "`",
              "expected `lab node ACT NODE` or `lab node ACT NODE --cluster NAME`"));
    }
    return new NodeRequest(
        act(words.get(1)), words.get(2), named ? words.get(4) : Experiment.MAIN_CLUSTER);
  }

  private static NodeAct act(String word) {
    List<String> known = Arrays.stream(NodeAct.values()).map(NodeAct::word).toList();
    return Arrays.stream(NodeAct.values())
        .filter(act -> act.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new BadInput(
                Fault.of("a node can't be told to `" + word + "`", Suggestion.of(word, known))));
  }

  NodeActs in(Map<String, NodeActs> clusters) {
    return Optional.ofNullable(clusters.get(cluster))
        .orElseThrow(() ->
            new BadInput(
                Fault.of(
                    "this run has no cluster `" + cluster + "` whose nodes it may break",
                    Suggestion.of(cluster, clusters.keySet()))));
  }
}
