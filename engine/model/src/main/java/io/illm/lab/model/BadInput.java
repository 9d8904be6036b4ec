package io.illm.lab.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown when the user's input has faults, with every fault found and before anything is created.
 */
public final class BadInput extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * Creates the exception with all faults.
   *
   * @param faults at least one
   */
  public BadInput(List<Fault> faults) {
    super(faults.stream().map(Fault::message).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  /** Creates the exception with one fault. */
  public BadInput(Fault fault) {
    this(List.of(fault));
  }

  /** Returns every fault, in the order found. */
  public List<Fault> faults() {
    return faults;
  }
}
