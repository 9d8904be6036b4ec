package io.illm.lab.cluster;

import java.util.SortedSet;

/** Breaks nodes of a cluster and brings them back. */
public interface NodeActs {

  /**
   * The nodes that this may be done to, by name; the one with the control plane is not among them.
   */
  SortedSet<String> nodes();

  /** The nodes among them that don't run, or whose link is cut. */
  SortedSet<String> out();

  /**
   * Does something to a node, and looks whether it came about.
   *
   * @param node one of {@link #nodes}
   * @return what was seen afterwards, in words
   * @throws io.illm.lab.model.BadInput where there is no such node
   * @throws io.illm.lab.model.Broken where it didn't come about
   */
  String act(NodeAct act, String node);
}
