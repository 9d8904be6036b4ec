package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult.Control;
import io.illm.lab.model.run.Run;
import java.util.List;
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

  /** Returns the counts of a run. */
  public static ClaimCounts of(Run run) {
    var claims = Claim.of(run);
    int checks = (int) Claim.checks(run).count();
    return new ClaimCounts(
        count(claims, Control.FALSE),
        count(claims, Control.BROKEN),
        count(claims, Control.ABSENT),
        count(claims, Control.UNTRIED)
            + count(claims, Control.ALREADY_HELD)
            + count(claims, Control.UNREADABLE),
        (int) claims.stream().filter(ClaimCounts::notRun).count(),
        (int) claims.stream().filter(ClaimCounts::emulated).count(),
        claims.stream()
            .filter(ClaimCounts::emulated)
            .map(Claim::emulatedBy)
            .collect(Collectors.toCollection(TreeSet::new)),
        checks,
        claims.size() - checks,
        tasks(claims.stream().filter(claim -> claim.state().isProof())),
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

  private static boolean notRun(Claim claim) {
    return claim.state() == ClaimState.NOT_RUN && claim.control() == Control.UNTRIED;
  }

  private static boolean emulated(Claim claim) {
    boolean proved = claim.control() == Control.FALSE || claim.control() == Control.BROKEN;
    return proved && !claim.emulatedBy().isEmpty();
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
