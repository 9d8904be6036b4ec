package io.illm.lab.report;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The summary of a run in one sentence and a few figures.
 *
 * @param tone whether the result is good
 * @param sentence the outcome of tutorial, studies and audit
 * @param tiles the figures, the most important first
 */
public record Headline(Tone tone, String sentence, List<Tile> tiles) {

  /** Returns the headline of a run. */
  public static Headline of(Run run) {
    return new Headline(tone(run), sentence(run), Tile.all(run));
  }

  private static Tone tone(Run run) {
    return switch (run.exitCode()) {
      case 0 -> run.whole() ? Tone.GOOD : Tone.WEAK;
      case 3, 130 -> Tone.WEAK;
      default -> Tone.BAD;
    };
  }

  private static String sentence(Run run) {
    var clauses = new ArrayList<String>();
    run.outcome().broken().ifPresent(_ -> clauses.add("the lab itself broke"));
    if (run.outcome().interrupted()) {
      clauses.add("the run was interrupted");
    }
    clauses.add(tutorial(run));
    if (!run.studies().isEmpty()) {
      clauses.add(studies(run));
    }
    clauses.add(audit(run.audit()));
    var last = clauses.removeLast();
    var comma = clauses.size() > 1 ? ", and " : " and ";
    return Wording.capital(String.join(", ", clauses)) + comma + last + ".";
  }

  private static String tutorial(Run run) {
    return switch (run.outcome().tutorial()) {
      case PASSED -> "the tutorial passed";
      case PARTIAL -> partial(run);
      case FAILED ->
          run.steps().stream()
              .filter(step -> step.status() == Status.FAILED)
              .findFirst()
              .map(step -> "the tutorial failed at “" + step.title() + "”")
              .orElse("the tutorial failed");
    };
  }

  private static String partial(Run run) {
    long notRun = run.steps().stream().filter(step -> step.status() == Status.NOT_RUN).count();
    if (notRun == 0) {
      return "the tutorial passed in part"; // an invariant was not seen often enough
    }
    return notRun == run.steps().size()
        ? "no step of the tutorial was run"
        : "the tutorial passed in part (%d of its %d steps %s not run)"
            .formatted(notRun, run.steps().size(), notRun == 1 ? "was" : "were");
  }

  private static String studies(Run run) {
    if (run.studies().size() == 1) {
      StudyResult study = run.studies().getFirst();
      return switch (study.verdict()) {
        case VALIDATED, REFUTED -> "its hypothesis is " + Wording.of(study);
        case INSUFFICIENT -> "the evidence for its hypothesis is insufficient";
        case NOT_RUN -> "its study was not run";
      };
    }
    long validated =
        run.studies().stream().filter(study -> study.verdict() == Verdict.VALIDATED).count();
    return validated + " of " + run.studies().size() + " hypotheses are validated";
  }

  private static String audit(Run.Audit audit) {
    return switch (audit.state()) {
      case CLEAN -> "nothing was left behind";
      case LEAKED -> Figures.count(audit.leaks().size(), "thing") + " leaked";
      case NOT_RUN -> "no audit was made";
    };
  }
}
