package io.illm.lab.report;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.statistics.SignTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words for each state. All reports use the same words. */
public final class Wording {

  /** Matches a plain first word, but no identifier such as {@code maxSurge}. */
  private static final Pattern PLAIN_START = Pattern.compile("\\p{Ll}+(?![\\p{Alnum}_])");

  private Wording() {}

  /** Returns the words for a check's state. */
  public static String of(CheckResult.Status status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case UNREADABLE -> "unreadable";
      case UNPROVED -> "unproved";
      case NOT_RUN -> "not run";
    };
  }

  /** Returns the words for a step's state. */
  public static String of(StepResult.Status status) {
    return switch (status) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case NOT_RUN -> "not run";
    };
  }

  /** Returns the words for the verdict of a study or a criterion. */
  public static String of(StudyResult.Verdict verdict) {
    return switch (verdict) {
      case VALIDATED -> "validated";
      case REFUTED -> "refuted";
      case INSUFFICIENT -> "insufficient";
      case NOT_RUN -> "not run";
    };
  }

  /**
   * Returns the words for a study's verdict. A verdict from too few trials for an interval is
   * called a try, so that nobody reads it as evidence.
   */
  public static String of(StudyResult study) {
    return switch (study.verdict()) {
      case VALIDATED, REFUTED -> of(study.verdict()) + aTry(study);
      case INSUFFICIENT, NOT_RUN -> of(study.verdict());
    };
  }

  /**
   * Returns what came of a run in a few words, for a list. A verdict from too few trials for an
   * interval is not named, so that nobody reads it as evidence.
   */
  public static String of(RunOutcome run) {
    return run.studies().isEmpty() ? tutorial(run) : tutorial(run) + ", " + studies(run);
  }

  /** Returns the words for a run's tutorial; of a run in which the lab broke, {@code broken}. */
  public static String tutorial(RunOutcome run) {
    return run.outcome().broken().isPresent() ? "broken" : of(run.outcome().tutorial());
  }

  /** Returns the words for the verdicts of a run's studies; {@code -} if it has none. */
  public static String studies(RunOutcome run) {
    return run.studies().isEmpty()
        ? "-"
        : studies(run.studies().stream().map(s -> of(s.verdict(), s.fewestTrials())).toList());
  }

  /** Counts equal verdicts if there are several studies: {@code 2 validated, 1 refuted}. */
  public static String studies(List<String> verdicts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    verdicts.forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
    return counts.entrySet().stream()
        .map(each -> verdicts.size() == 1 ? each.getKey() : each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }

  /** Returns the word for a study's verdict in a list. */
  public static String of(StudyResult.Verdict verdict, long fewestTrials) {
    return switch (verdict) {
      case VALIDATED, REFUTED ->
          fewestTrials < SignTest.FEWEST ? "try of " + fewestTrials : of(verdict);
      case INSUFFICIENT, NOT_RUN -> of(verdict);
    };
  }

  /** Returns the words for a claim's state. */
  public static String of(ClaimState state) {
    return switch (state) {
      case PROVED -> "proved";
      case EMULATED -> "emulated";
      case WEAK -> "weak";
      case UNPROVED -> "unproved";
      case NOT_RUN -> "not run";
    };
  }

  private static String aTry(StudyResult study) {
    long fewest = study.fewestTrials();
    return fewest < SignTest.FEWEST ? ", " + Figures.count(fewest, "trial") + ": a try" : "";
  }

  /** Returns the words for a tutorial's outcome. */
  public static String of(Run.Outcome.Tutorial tutorial) {
    return switch (tutorial) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case PARTIAL -> "partial";
    };
  }

  /** Returns the words for an audit's result. */
  public static String of(Run.Audit.State state) {
    return switch (state) {
      case CLEAN -> "clean";
      case LEAKED -> "leaked";
      case NOT_RUN -> "not run";
    };
  }

  /** Returns the words for a check's control. */
  public static String of(CheckResult.Control control) {
    return switch (control) {
      case FALSE -> "false before";
      case BROKEN -> "broken and seen red";
      case ABSENT -> "nothing there before";
      case UNREADABLE -> "unreadable before";
      case UNTRIED -> "not tried before";
      case ALREADY_HELD -> "held already before";
    };
  }

  /** Returns the words for a criterion's control. */
  public static String ofCriterion(CheckResult.Control control) {
    return switch (control) {
      case FALSE -> "false with the arms exchanged";
      case BROKEN -> "broken and seen red";
      case ABSENT, UNREADABLE, UNTRIED, ALREADY_HELD -> "not shown able to fail";
    };
  }

  /** Returns the words with a capital first letter, unless they begin with an identifier. */
  public static String capital(String words) {
    boolean plain = PLAIN_START.matcher(words).lookingAt();
    return plain ? Character.toUpperCase(words.charAt(0)) + words.substring(1) : words;
  }

  /** Describes how an invariant was watched, in one line. */
  public static String of(CheckResult.Watch watch) {
    var words = new StringBuilder("watched to the end: ");
    words.append(Figures.count(watch.answers(), "look"));
    if (watch.unreadable() > 0) {
      words.append(", ").append(watch.unreadable()).append(" more without an answer");
    }
    words.append(", at most ").append(Figures.duration(watch.longestGap())).append(" apart");
    return words.toString();
  }
}
