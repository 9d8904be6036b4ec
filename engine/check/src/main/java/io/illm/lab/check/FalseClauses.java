package io.illm.lab.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.illm.lab.model.experiment.Check;
import io.illm.lab.model.experiment.Observation;
import io.illm.lab.model.run.CheckResult.Proof;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the clauses of a check's condition that were false on an existing object. If no object
 * exists, almost every condition is false, so that such an observation proves little.
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

  /** Creates a collector for a control, before the step's commands. */
  public static FalseClauses before(Check check, Condition condition) {
    return new FalseClauses(check, condition, false);
  }

  /**
   * Creates a collector for the time after the commands that break the check. The check held until
   * then.
   */
  public static FalseClauses afterBreak(Check check, Condition condition) {
    return new FalseClauses(check, condition, true);
  }

  @Override
  public void saw(Observed look, Verdict verdict) {
    if (!(look instanceof Observed.Answer answer)) {
      return; // without an answer, nothing is known
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

  /**
   * Returns true if every clause was false at least once, so that further observations can add
   * nothing.
   */
  public boolean complete() {
    return seen.containsAll(all);
  }

  /**
   * Returns the collected clauses as a proof.
   *
   * @param commands the commands that broke the check; empty for a control
   */
  public Proof proof(String commands) {
    return new Proof(
        commands,
        observed,
        List.copyOf(seen),
        all.stream().filter(clause -> !seen.contains(clause)).toList());
  }

  /**
   * Returns true if a false clause counts although nothing exists. After a break, a clause may be
   * false because no object is left or no server responds. The same clause was true before, so a
   * misspelt name can't be the cause.
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

  /**
   * Returns true if a command saw something. A command that failed without output may have had
   * nothing to see.
   */
  private static boolean told(JsonNode command) {
    return command.path("exitCode").asInt() == 0 || !command.path("stdout").asText("").isBlank();
  }

  /** Returns true if an object is being deleted. It proves as little as one that is gone. */
  private static boolean ending(JsonNode object) {
    return object.path("metadata").has("deletionTimestamp");
  }
}
