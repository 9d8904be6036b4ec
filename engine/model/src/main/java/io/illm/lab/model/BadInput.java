package io.illm.lab.model;

import java.util.List;
import java.util.stream.Collectors;

/** What the user gave can't be used: every fault found, thrown before anything is created. */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Bad input with all its faults.
   *
   * @param faults at least one
   */
  public BadInput(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Bad input with one fault. */
  public BadInput(Fault fault) {
    this(List.of(fault));
  }

  /** Every fault, in the order found. */
  public List<Fault> faults() {
    return faults;
  }
}
