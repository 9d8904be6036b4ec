package io.illm.lab.cluster;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The status of a cluster, derived from its processes.
 *
 * @param name its name
 * @param state the overall state
 * @param since when its boot started
 * @param programs whether each program is alive, by program name: {@code etcd}, {@code
 *     node-2/kubelet}
 * @param server the address of its API server; empty if the boot did not get that far
 * @param egress whether its pods reach the same addresses as the host
 */
public record ClusterStatus(
    String name,
    State state,
    Instant since,
    SortedMap<String, Boolean> programs,
    String server,
    boolean egress) {

  /** Copies the programs. */
  public ClusterStatus {
    programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
  }

  /** The overall state of a cluster. */
  public enum State {
    /** The cluster booted and every program is alive. */
    READY,
    /** The boot still runs or was interrupted. */
    HALF_MADE,
    /** The cluster booted, but some programs are dead. */
    DEGRADED,
    /** The cluster booted, but no program is alive, for example after a reboot of the machine. */
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
