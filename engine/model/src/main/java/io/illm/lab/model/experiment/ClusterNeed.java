package io.illm.lab.model.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one cluster must be like.
 *
 * @param nodes how many
 * @param zones over how many zones they are spread, in turn
 * @param cni what gives pods their network
 * @param routes the clusters of the same experiment whose pods and Services it reaches, and whose
 *     nodes
 * @param apiServer further flags of the API server, without their dashes
 * @param controllerManager further flags of the controller manager
 */
public record ClusterNeed(
    int nodes,
    int zones,
    Cni cni,
    List<String> routes,
    Map<String, String> apiServer,
    Map<String, String> controllerManager) {

  /** The most nodes of a cluster. */
  public static final int MOST_NODES = 8;

  /** Keeps copies, the flags in their order. */
  public ClusterNeed {
    routes = List.copyOf(routes);
    apiServer = Collections.unmodifiableMap(new LinkedHashMap<>(apiServer));
    controllerManager = Collections.unmodifiableMap(new LinkedHashMap<>(controllerManager));
  }

  /** What gives pods their network. */
  public enum Cni {
    /** The reference plugins, with routes between nodes. */
    BRIDGE,
    /** Nothing, until a component brings it: nodes register, and are not Ready before. */
    NONE
  }

  /** A cluster of one node with nothing special. */
  public static ClusterNeed ordinary() {
    return of(1, 1, Cni.BRIDGE);
  }

  /** A cluster without further flags or routes. */
  public static ClusterNeed of(int nodes, int zones, Cni cni) {
    return new ClusterNeed(nodes, zones, cni, List.of(), Map.of(), Map.of());
  }

  /** What is wrong with a number of nodes. */
  public static Optional<String> faultOfNodes(int nodes) {
    return nodes >= 1 && nodes <= MOST_NODES
        ? Optional.empty()
        : Optional.of("a cluster can't have " + nodes + " nodes: 1 to " + MOST_NODES);
  }

  /** What is wrong with a number of zones, where the nodes are right. */
  public static Optional<String> faultOfZones(int zones, int nodes) {
    return zones >= 1 && zones <= nodes
        ? Optional.empty()
        : Optional.of(
            nodes + (nodes == 1 ? " node" : " nodes") + " can't be in " + zones + " zones");
  }
}
