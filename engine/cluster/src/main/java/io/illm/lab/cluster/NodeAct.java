package io.illm.lab.cluster;

import java.util.Locale;

/** What can be done to a node, to see what becomes of the rest. */
public enum NodeAct {
  /** It is shut down: its kubelet first, then all else gets SIGTERM, and SIGKILL where it stays. */
  STOP,
  /** It loses power: every process of it gets SIGKILL at once, and its memory is gone. */
  KILL,
  /** Its link is cut: it goes on, but neither the API nor any other node reaches it. */
  CUT,
  /** It comes back: it boots with the disk that it had, or its link is joined again. */
  RETURN;

  /** The word that people use for it, such as {@code kill}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
