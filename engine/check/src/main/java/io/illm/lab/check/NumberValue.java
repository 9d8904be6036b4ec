package io.illm.lab.check;

import dev.cel.common.types.CelKind;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Set;

/** A compiled expression of a measure. */
record NumberValue(CelRuntime.Program program) implements Value {

  static final Set<CelKind> KINDS = Set.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE);

  @Override
  public Reading evaluate(Map<String, Object> variables) {
    try {
      return switch (program.eval(variables)) {
        case Number number when Double.isFinite(number.doubleValue()) ->
            new Reading.Measured(number.doubleValue());
        case Object other -> new Reading.Missing("gives %s, not a number".formatted(other));
      };
    } catch (CelEvaluationException e) {
      return new Reading.Missing(CelFaults.plain(e));
    }
  }
}
