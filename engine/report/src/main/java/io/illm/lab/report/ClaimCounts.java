package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult.CriterionResult;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counts of a run's claims by their control, and the roadmap's tasks that the claims prove. A claim
 * is a check or a criterion.
 *
 * <p>Each check counts once, even if several trials or the tutorial ran it. A claim proves its
 * tasks if it held and was shown able to fail. A check held if it passed each time, a criterion if
 * it was validated.
 *
 * @param falseBefore the number of claims that were false before their commands
 * @param broken the number of claims that {@code lab prove} made false
 * @param weak the number of claims that had nothing to look at before their commands
 * @param unproved the number of claims that were not tried, held before their commands, or could
 *     not be seen before
 * @param notRun the number of unproved claims that were not run
 * @param emulated the number of proved claims that were held against an emulator
 * @param emulators what these were held against, in the words of the experiment
 * @param checks the number of checks
 * @param criteria the number of criteria
 * @param tasks the ids of the tasks that are proved
 * @param claimed the ids of all tasks that the claims name
 */
public record ClaimCounts(
    int falseBefore,
    int broken,
    int weak,
    int unproved,
    int notRun,
    int emulated,
    SortedSet<String> emulators,
    int checks,
    int criteria,
    SortedSet<String> tasks,
    SortedSet<String> claimed) {

  private record Claim(
      Control control, boolean held, boolean notRun, String emulatedBy, List<String> proves) {

    boolean proved() {
      return control == Control.FALSE || control == Control.BROKEN;
    }

    boolean emulated() {
      return proved() && !emulatedBy.isEmpty();
    }
  }

  /** Returns the counts of a run. */
  public static ClaimCounts of(Run run) {
    var checks = distinctChecks(run).stream().map(ClaimCounts::claim).toList();
    var criteria =
        run.studies().stream().flatMap(study -> study.criteria().stream()).map(ClaimCounts::claim);
    var claims = Stream.concat(checks.stream(), criteria).toList();
    return new ClaimCounts(
        count(claims, Control.FALSE),
        count(claims, Control.BROKEN),
        count(claims, Control.ABSENT),
        count(claims, Control.UNTRIED)
            + count(claims, Control.ALREADY_HELD)
            + count(claims, Control.UNREADABLE),
        (int) claims.stream().filter(Claim::notRun).count(),
        (int) claims.stream().filter(Claim::emulated).count(),
        claims.stream()
            .filter(Claim::emulated)
            .map(Claim::emulatedBy)
            .collect(Collectors.toCollection(TreeSet::new)),
        checks.size(),
        claims.size() - checks.size(),
        tasks(claims.stream().filter(claim -> claim.held() && claim.proved())),
        tasks(claims.stream()));
  }

  /** Returns the number of checks and criteria. */
  public int claims() {
    return checks + criteria;
  }

  /** Returns the number of claims that were shown able to fail. */
  public int proved() {
    return falseBefore + broken;
  }

  /** Returns the ids of the tasks that are claimed and not proved, sorted. */
  public List<String> unprovedTasks() {
    return claimed.stream().filter(task -> !tasks.contains(task)).toList();
  }

  /** Returns the numbers of checks and criteria in words. */
  public String words() {
    var words = Figures.count(checks, "check");
    return switch (criteria) {
      case 0 -> words;
      case 1 -> words + " and 1 criterion";
      default -> words + " and " + criteria + " criteria";
    };
  }

  private static Claim claim(CheckResult check) {
    return new Claim(
        check.control(),
        check.status() == CheckResult.Status.PASSED,
        check.status() == CheckResult.Status.NOT_RUN && check.control() == Control.UNTRIED,
        check.emulatedBy(),
        check.proves());
  }

  private static Claim claim(CriterionResult criterion) {
    return new Claim(
        criterion.control(),
        criterion.verdict() == Verdict.VALIDATED,
        criterion.verdict() == Verdict.NOT_RUN,
        "",
        criterion.proves());
  }

  private static List<CheckResult> distinctChecks(Run run) {
    var trials = run.studies().stream().flatMap(study -> study.trials().stream());
    var steps = Stream.concat(run.steps().stream(), trials.flatMap(t -> t.steps().stream()));
    Map<List<String>, CheckResult> found = new LinkedHashMap<>();
    steps.forEach(step -> collect(step, found));
    return List.copyOf(found.values());
  }

  private static void collect(StepResult step, Map<List<String>, CheckResult> found) {
    for (var check : step.checks()) {
      found.merge(List.of(step.title(), check.name()), check, ClaimCounts::merge);
    }
  }

  /** Merges the results of a check: the worst status, and a proof that any of them had. */
  private static CheckResult merge(CheckResult a, CheckResult b) {
    var worse = severity(a) >= severity(b) ? a : b;
    var proof = a.proved() ? a : b;
    return proof.proved() ? worse.shownBy(proof.control(), proof.proof()) : worse;
  }

  private static int severity(CheckResult check) {
    return switch (check.status()) {
      case FAILED, UNREADABLE -> 3;
      case UNPROVED -> 2;
      case PASSED -> 1;
      case NOT_RUN -> 0;
    };
  }

  private static int count(List<Claim> claims, Control control) {
    return (int) claims.stream().filter(claim -> claim.control() == control).count();
  }

  private static SortedSet<String> tasks(Stream<Claim> claims) {
    var tasks = new TreeSet<String>();
    claims.forEach(claim -> tasks.addAll(claim.proves()));
    return tasks;
  }
}
