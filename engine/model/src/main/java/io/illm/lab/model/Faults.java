package io.illm.lab.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the faults of one reading, so that a user sees them all at once. */
public final class Faults {

  // A file that two parts of the lab read is at fault once.
  private final Set<Fault> found = new LinkedHashSet<>();

  /** Notes a fault and lets the reading go on. */
  public void add(Fault fault) {
    found.add(fault);
  }

  /** Notes the faults of a part that was read by itself. */
  public void addAll(List<Fault> faults) {
    found.addAll(faults);
  }

  /** Every fault noted so far. */
  public List<Fault> found() {
    return List.copyOf(found);
  }

  /**
   * Ends the reading.
   *
   * @throws BadInput where any fault was noted
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new BadInput(found());
    }
  }
}
