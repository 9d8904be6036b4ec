package io.illm.lab.report;

import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One figure of the headline.
 *
 * @param label the name of the figure
 * @param value a word or a number
 * @param detail a few further words
 * @param tone whether the value is good
 */
public record Tile(String label, String value, String detail, Tone tone) {

  /** Returns a run's figures, the most important first. */
  static List<Tile> all(Run run) {
    var tally = ClaimCounts.of(run);
    var tiles = new ArrayList<Tile>();
    tiles.add(tutorial(run));
    if (!run.studies().isEmpty()) {
      tiles.add(studies(run, tally));
    }
    tiles.add(audit(run.audit()));
    tiles.add(checks(tally));
    tiles.add(tasks(tally));
    tiles.add(time(run));
    return List.copyOf(tiles);
  }

  private static Tile time(Run run) {
    var took = Figures.duration(Duration.between(run.started(), run.ended()));
    return new Tile("Time", took, Figures.moment(run.started()), Tone.NEUTRAL);
  }

  private static Tile tutorial(Run run) {
    long passed = run.steps().stream().filter(step -> step.status() == Status.PASSED).count();
    long notRun = run.steps().stream().filter(step -> step.status() == Status.NOT_RUN).count();
    var detail =
        passed
            + " of "
            + Figures.count(run.steps().size(), "step")
            + (notRun > 0 ? ", " + notRun + " not run" : "");
    var outcome = run.outcome().tutorial();
    return new Tile("Tutorial", Wording.capital(Wording.of(outcome)), detail, Tone.of(outcome));
  }

  private static Tile studies(Run run, ClaimCounts tally) {
    long held =
        run.studies().stream()
            .flatMap(study -> study.criteria().stream())
            .filter(criterion -> criterion.verdict() == Verdict.VALIDATED)
            .count();
    var label = run.studies().size() == 1 ? "Study" : "Studies";
    var detail = held + " of " + tally.criteria() + " criteria hold";
    return new Tile(label, Wording.capital(words(run)), detail, Tone.of(worst(run)));
  }

  private static Verdict worst(Run run) {
    return Stream.of(Verdict.REFUTED, Verdict.INSUFFICIENT, Verdict.NOT_RUN)
        .filter(verdict -> run.studies().stream().anyMatch(study -> study.verdict() == verdict))
        .findFirst()
        .orElse(Verdict.VALIDATED);
  }

  /** Returns the worst verdict in words. For a single study it also says if it is a try. */
  private static String words(Run run) {
    return run.studies().size() == 1
        ? Wording.of(run.studies().getFirst())
        : Wording.of(worst(run));
  }

  private static Tile audit(Run.Audit audit) {
    var state = Wording.capital(Wording.of(audit.state()));
    return new Tile("Audit", state, audit.compared(), Tone.of(audit.state()));
  }

  private static Tile checks(ClaimCounts tally) {
    var value = tally.proved() + " of " + tally.claims();
    var tone = tally.unproved() > 0 ? Tone.WEAK : Tone.GOOD;
    var label = tally.criteria() > 0 ? "Checks and criteria proved" : "Checks proved";
    var detail = tally.emulated() > 0 ? ", " + tally.emulated() + " against an emulator" : "";
    return new Tile(label, value, "shown able to fail" + detail, tone);
  }

  private static Tile tasks(ClaimCounts tally) {
    var value = tally.tasks().size() + " of " + tally.claimed().size();
    var all = tally.tasks().size() == tally.claimed().size();
    return new Tile("Tasks proved", value, "of the roadmap", all ? Tone.GOOD : Tone.WEAK);
  }
}
