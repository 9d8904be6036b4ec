package io.illm.lab.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one read, so that the user sees all of them at once. */
public final class Faults {

  // Two parts of the lab may read the same file; its fault is reported once.
  private final Set<Fault> found = new LinkedHashSet<>();

  /** Adds a fault; reading goes on. */
  public void add(Fault fault) {
    found.add(fault);
  }

  /** Adds the faults of a part that was read separately. */
  public void addAll(List<Fault> faults) {
    found.addAll(faults);
  }

  /** Returns every fault added so far. */
  public List<Fault> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the read.
   *
   * @throws BadInput if any fault was added
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadInput(found());
    }
  }
}
