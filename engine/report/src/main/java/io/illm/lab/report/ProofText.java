package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Describes how far a check was shown able to fail. */
public final class ProofText {

  private ProofText() {}

  /** Returns the check's control and the gap of its proof, in one line of plain text. */
  public static String of(CheckResult check) {
    return Wording.of(check.control()) + gap(check).map(gap -> "; " + gap).orElse("");
  }

  /** Returns what the proof lacks; empty if it is complete or if there is no proof. */
  public static Optional<String> gap(CheckResult check) {
    var proof = check.proof();
    if (proof.seen() && !proof.neverFalse().isEmpty()) {
      return Optional.of("never seen false: " + clauses(proof.neverFalse()));
    }
    return check.control() == Control.ABSENT && !proof.commands().isEmpty()
        ? Optional.of("nothing there after its break")
        : Optional.empty();
  }

  /** Returns clauses in one line. */
  public static String clauses(List<String> clauses) {
    return clauses.stream().map(clause -> "`" + clause + "`").collect(Collectors.joining(", "));
  }
}
