package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells how far a check was shown able to fail. */
public final class ProofText {

  private ProofText() {}

  /** What the check showed, and the clauses that were never seen false, in a line of plain text. */
  public static String of(CheckResult check) {
    return Wording.of(check.control()) + gap(check).map(gap -> "; " + gap).orElse("");
  }

  /** What the proof lacks; empty where it lacks nothing, or there is none. */
  public static Optional<String> gap(CheckResult check) {
    var proof = check.proof();
    if (proof.seen() && !proof.neverFalse().isEmpty()) {
      return Optional.of("never seen false: " + clauses(proof.neverFalse()));
    }
    return check.control() == Control.ABSENT && !proof.commands().isEmpty()
        ? Optional.of("nothing there after its break")
        : Optional.empty();
  }

  /** Clauses in one line. */
  public static String clauses(List<String> clauses) {
    return clauses.stream().map(clause -> "`" + clause + "`").collect(Collectors.joining(", "));
  }
}
