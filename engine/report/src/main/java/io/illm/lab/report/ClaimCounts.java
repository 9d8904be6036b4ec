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
import java.util.stream.Stream;

/**
 * How far a run's claims, its checks and criteria, can be trusted, and which tasks they prove.
 *
 * <p>A check of a study's step is counted once, however many trials ran it, and not again where the
 * tutorial ran it too. A task is proved by a check that passed or a criterion that was validated,
 * if it has been shown able to fail.
 *
 * @param falseBefore claims that were false before their commands
 * @param broken claims that {@code lab prove} turned red
 * @param weak claims that had nothing to look at before
 * @param unproved claims that were not tried, or held already
 * @param checks how many of the claims are checks
 * @param criteria how many are criteria
 * @param tasks ids of the roadmap's tasks that are proved
 * @param claimed ids of all tasks that are claimed
 */
public record ClaimCounts(
    int falseBefore,
    int broken,
    int weak,
    int unproved,
    int checks,
    int criteria,
    SortedSet<String> tasks,
    SortedSet<String> claimed) {

  private record Claim(Control control, boolean held, List<String> proves) {

    boolean proved() {
      return control == Control.FALSE || control == Control.BROKEN;
    }
  }

  /** Counts a run's checks, criteria and tasks. */
  public static ClaimCounts of(Run run) {
    var checks = distinctChecks(run).stream().map(ClaimCounts::claim).toList();
    var criteria =
        run.studies().stream().flatMap(study -> study.criteria().stream()).map(ClaimCounts::claim);
    var claims = Stream.concat(checks.stream(), criteria).toList();
    return new ClaimCounts(
        count(claims, Control.FALSE),
        count(claims, Control.BROKEN),
        count(claims, Control.ABSENT),
        count(claims, Control.UNTRIED) + count(claims, Control.ALREADY_HELD),
        checks.size(),
        claims.size() - checks.size(),
        tasks(claims.stream().filter(claim -> claim.held() && claim.proved())),
        tasks(claims.stream()));
  }

  /** All checks and criteria. */
  public int claims() {
    return checks + criteria;
  }

  /** Claims that have been shown able to fail. */
  public int proved() {
    return falseBefore + broken;
  }

  /** What was counted, in words. */
  public String words() {
    var words = Figures.count(checks, "check");
    return switch (criteria) {
      case 0 -> words;
      case 1 -> words + " and 1 criterion";
      default -> words + " and " + criteria + " criteria";
    };
  }

  private static Claim claim(CheckResult check) {
    var held = check.status() == CheckResult.Status.PASSED;
    return new Claim(check.control(), held, check.proves());
  }

  private static Claim claim(CriterionResult criterion) {
    var held = criterion.verdict() == Verdict.VALIDATED;
    return new Claim(criterion.control(), held, criterion.proves());
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
      found.merge(List.of(step.title(), check.name()), check, (a, b) -> a.proved() ? a : b);
    }
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
