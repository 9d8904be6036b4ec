package io.illm.lab.model;

import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one reading, so that a user sees them all at once. */
public final class Faults {

  private final List<Fault> found = new ArrayList<>();

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
      throw new BadInput(found);
    }
  }
}
