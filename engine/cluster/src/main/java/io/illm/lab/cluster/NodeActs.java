package io.illm.lab.cluster;

import java.util.SortedSet;

/** Stops or disconnects nodes of a cluster, and restores them. */
public interface NodeActs {

  /**
   * Returns the names of the nodes that accept actions. The node with the control plane is not
   * among them.
   */
  SortedSet<String> nodes();

  /** Returns the names of those nodes that do not run or have a cut link. */
  SortedSet<String> out();

  /**
   * Applies an action to a node and verifies its effect.
   *
   * @param node one of {@link #nodes}
   * @return the state of the node afterwards, in words
   * @throws io.illm.lab.model.BadInput if there is no such node
   * @throws io.illm.lab.model.Broken if the action had no effect
   */
  String act(NodeAct act, String node);
}
