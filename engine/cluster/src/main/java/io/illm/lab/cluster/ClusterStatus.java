package io.illm.lab.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a cluster is, as far as its processes tell.
 *
 * @param name its name
 * @param state what it amounts to
 * @param since when its boot began
 * @param programs whether each program is alive, by its name: {@code etcd}, {@code node-2/kubelet}
 * @param server the address of its API; empty where the boot didn't get that far
 * @param egress whether its pods reach what the host reaches
 */
public record ClusterStatus(
    String name,
    State state,
    Instant since,
    SortedMap<String, Boolean> programs,
    String server,
    boolean egress) {

  /** Keeps a copy of the programs. */
  public ClusterStatus {
    programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
  }

  /** What a cluster's state amounts to. */
  public enum State {
    /** It came up and every program is alive. */
    READY,
    /** Its boot hasn't ended, or was cut off. */
    HALF_MADE,
    /** It came up and some program has died since. */
    DEGRADED,
    /** It came up and none of its programs is alive, as after a reboot. */
    DOWN
  }

  static State stateOf(boolean booted, Map<String, Boolean> programs) {
    if (!booted) {
      return State.HALF_MADE;
    }
    if (!programs.containsValue(false)) {
      return State.READY;
    }
    return programs.containsValue(true) ? State.DEGRADED : State.DOWN;
  }
}
