package io.illm.lab.check;

import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.CheckResult.Proof;

/**
 * The result of a control: the evaluation of a check before its step's commands.
 *
 * @param control whether the check did not hold, so that it is able to fail
 * @param proof the clauses that were false
 */
public record ControlLook(Control control, Proof proof) {

  /** The result if the check was not evaluated. */
  public static final ControlLook UNTRIED = new ControlLook(Control.UNTRIED, Proof.NONE);
}
