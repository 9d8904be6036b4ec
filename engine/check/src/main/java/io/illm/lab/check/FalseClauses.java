package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult.Proof;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the clauses of a check's condition that were seen false on something that was there.
 * Where nothing is there, almost every condition is false, so that says little of this one.
 */
public final class FalseClauses implements WaitListener {

  private final Check check;
  private final Condition condition;
  private final boolean broken;
  private final Set<String> all = new LinkedHashSet<>();
  private final Set<String> seen = new LinkedHashSet<>();
  private String observed = "";

  private FalseClauses(Check check, Condition condition, boolean broken) {
    this.check = check;
    this.condition = condition;
    this.broken = broken;
  }

  /** For a look before the step's commands. */
  public static FalseClauses before(Check check, Condition condition) {
    return new FalseClauses(check, condition, false);
  }

  /** For looks after the commands that break the check, which held until then. */
  public static FalseClauses afterBreak(Check check, Condition condition) {
    return new FalseClauses(check, condition, true);
  }

  @Override
  public void saw(Observed look, Verdict verdict) {
    if (!(look instanceof Observed.Answer answer)) {
      return; // what can't be seen shows nothing
    }
    boolean there = isThere(answer);
    for (Clause clause : condition.clauses(answer.as(check.observation().variable()))) {
      all.add(clause.text());
      boolean counts = there ? clause.isFalse() : tellsAbsence(clause);
      if (counts && seen.add(clause.text())) {
        observed = look.json();
      }
    }
    if (seen.isEmpty()) {
      observed = look.json();
    }
  }

  /** Whether every clause was seen false, so that looking on can add nothing. */
  public boolean complete() {
    return seen.containsAll(all);
  }

  /**
   * What was seen.
   *
   * @param commands that broke the check; empty before the step's commands
   */
  public Proof proof(String commands) {
    return new Proof(
        commands,
        observed,
        List.copyOf(seen),
        all.stream().filter(clause -> !seen.contains(clause)).toList());
  }

  /**
   * After a break, "no object is left" and "nobody answers" may be what a clause claims can't be:
   * it was true on the same observation before, so no misspelt name is behind it.
   */
  private boolean tellsAbsence(Clause clause) {
    return broken
        && clause.state() == Clause.State.FALSE
        && switch (check.observation()) {
          case Observation.ManyObjects _, Observation.Http _ -> true;
          case Observation.OneObject _,
              Observation.Exec _,
              Observation.Logs _,
              Observation.K6 _,
              Observation.Promql _,
              Observation.Command _ ->
              false;
        };
  }

  private boolean isThere(Observed.Answer look) {
    return switch (check.observation()) {
      case Observation.Command _, Observation.Exec _ ->
          look instanceof Observed.Seen && told(look.node());
      case Observation.OneObject _ -> look instanceof Observed.Seen && !ending(look.node());
      case Observation.ManyObjects _,
          Observation.Http _,
          Observation.Logs _,
          Observation.K6 _,
          Observation.Promql _ ->
          look instanceof Observed.Seen;
    };
  }

  /** A command that failed without a word had nothing to look at, as far as can be known. */
  private static boolean told(JsonNode command) {
    return command.path("exitCode").asInt() == 0 || !command.path("stdout").asText("").isBlank();
  }

  /** An object that is being deleted says what one that is gone would. */
  private static boolean ending(JsonNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }
}
