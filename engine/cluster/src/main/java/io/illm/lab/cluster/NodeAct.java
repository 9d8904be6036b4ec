package io.illm.lab.cluster;

import java.util.Locale;

/** An action on a node, to see how the rest of the cluster reacts. */
public enum NodeAct {
  /**
   * Shuts the node down. The kubelet gets SIGTERM first, then all other processes. Processes that
   * do not end get SIGKILL.
   */
  STOP,
  /** Cuts the power of the node: all processes get SIGKILL at once, and its memory is lost. */
  KILL,
  /**
   * Cuts the link of the node. Its processes continue, but neither the API server nor any other
   * node reaches it.
   */
  CUT,
  /** Restores the node: boots it with its disk, or reconnects its link. */
  RETURN;

  /** Returns the word for the action in an experiment, such as {@code kill}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
