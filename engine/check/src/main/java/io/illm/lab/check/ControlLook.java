package io.illm.lab.check;

import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;

/**
 * What one look before a step's commands shows of a check.
 *
 * @param control whether the check is able to fail
 * @param proof the clauses that were false
 */
public record ControlLook(Control control, Proof proof) {

  /** No look was taken. */
  public static final ControlLook UNTRIED = new ControlLook(Control.UNTRIED, Proof.NONE);
}
