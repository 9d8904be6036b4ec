package io.illm.lab.report;

import static io.illm.lab.report.SampleRun.at;
import static io.illm.lab.report.SampleRun.ordered;
import static io.illm.lab.report.SampleRun.seconds;
import static java.util.Objects.requireNonNull;

import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.StepResult;
import io.illm.lab.model.run.StepResult.BlockResult;
import io.illm.lab.model.run.StepResult.Status;
import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.CriterionResult;
import io.illm.lab.model.run.StudyResult.Mark;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Point;
import io.illm.lab.model.run.StudyResult.Series;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.model.run.StudyResult.Verdict;
import io.illm.lab.model.statistics.RateBound;
import io.illm.lab.model.statistics.Statistics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** The study of the sample run: 2 × 6 trials of 60 s at 100 requests/s. */
final class SampleStudy {

  private static final List<Integer> ABRUPT_FIRST = List.of(0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0);

  private final Random random = new Random(42);
  private final boolean broken;

  private SampleStudy(boolean broken) {
    this.broken = broken;
  }

  static StudyResult of(boolean broken) {
    return new SampleStudy(broken).study();
  }

  private StudyResult study() {
    var trials = new ArrayList<Trial>();
    for (int i = 0; i < ABRUPT_FIRST.size(); i++) {
      trials.add(trial(i + 1, ABRUPT_FIRST.get(i) == 0));
    }
    Map<String, Map<String, Summary>> measures = new LinkedHashMap<>();
    var abrupt = summaries(trials, "abrupt");
    var drained = summaries(trials, "drained");
    measures.put("abrupt", abrupt);
    measures.put("drained", drained);
    Map<String, Map<String, String>> variants = new LinkedHashMap<>();
    variants.put("abrupt", ordered("OVERLAY", "abrupt"));
    variants.put("drained", ordered("OVERLAY", "drained"));
    return new StudyResult(
        "Draining",
        "At 100 requests/s a rollout loses requests unless pods drain; with a preStop pause and a"
            + " readiness probe it loses none.\n",
        broken ? Verdict.REFUTED : Verdict.VALIDATED,
        broken ? "1 of 2 criteria does not hold" : "",
        variants,
        trials,
        measures,
        criteria(requireNonNull(abrupt.get("failed")), requireNonNull(drained.get("failed"))));
  }

  private List<CriterionResult> criteria(Summary abrupt, Summary drained) {
    var bound = Figures.percent(RateBound.upper(0, 35_940));
    return List.of(
        new CriterionResult(
            "draining loses nothing",
            List.of("8.1-08", "8.1-15"),
            "drained.failed.max == 0",
            broken ? Verdict.REFUTED : Verdict.VALIDATED,
            "drained.failed.max = %.0f".formatted(drained.max())
                + (broken
                    ? ""
                    : "; at most " + bound + " of 35,940 requests, with 95 % confidence"),
            CheckResult.Control.BROKEN),
        new CriterionResult(
            "without it requests are lost",
            List.of("8.1-10"),
            "abrupt.failed.median > 0",
            Verdict.VALIDATED,
            "abrupt.failed.median = %s".formatted(Figures.number(abrupt.median())),
            CheckResult.Control.FALSE));
  }

  private Trial trial(int number, boolean abrupt) {
    double from = 153.3 + (number - 1) * 90.8;
    var variant = abrupt ? "abrupt" : "drained";
    var series = series(abrupt || (broken && number % 3 == 0));
    double failed = series.buckets().stream().mapToInt(Bucket::failed).sum();
    double p99 = 38 + random.nextDouble() * 9 + (abrupt ? 31 + random.nextDouble() * 22 : 0);
    var measures = new LinkedHashMap<String, Double>();
    measures.put("failed", failed);
    measures.put("p99_ms", p99);
    var steps =
        List.of(
            step("Reset the storefront", "kubectl apply -k manifests/$OVERLAY", from, 18),
            step(
                "Roll out under load",
                "kubectl apply -f load/job.yaml\nkubectl rollout restart deployment/storefront",
                from + 18,
                71));
    return new Trial(number, variant, true, "", at(from), seconds(89.6), measures, steps, series);
  }

  private static StepResult step(String title, String script, double from, double took) {
    var output = "deployment.apps/storefront configured\n";
    var block =
        new BlockResult(script, 230, false, false, 0, output, at(from), seconds(took - 2), "");
    return new StepResult(
        title, Status.PASSED, at(from), seconds(took), "", List.of(block), List.of());
  }

  private Series series(boolean loses) {
    var buckets = new ArrayList<Bucket>();
    for (int second = 0; second < 60; second++) {
      boolean rolling = second >= 15 && second < 38;
      boolean dying = rolling && (second - 17) % 7 < 2 && second >= 17;
      int failed = loses && dying ? 1 + random.nextInt(6) : 0;
      double p99 = 24 + random.nextDouble() * 10 + (rolling ? 12 : 0) + (loses && dying ? 70 : 0);
      buckets.add(new Bucket(second, 99 + random.nextInt(3), failed, p99));
    }
    var marks =
        List.of(
            new Mark(15.1, "rollout restarted"),
            new Mark(17.6, "storefront-6d9c7-x2k7q stops"),
            new Mark(21.3, "storefront-84fdc-bq9vw ready"),
            new Mark(24.4, "storefront-6d9c7-7mzkt stops"),
            new Mark(28.2, "storefront-84fdc-kk2lp ready"),
            new Mark(31.5, "storefront-6d9c7-qw8ds stops"),
            new Mark(37.9, "rollout complete"));
    return new Series(buckets, marks, List.of(inFlight(buckets)));
  }

  /** What a Prometheus that scrapes every five seconds tells of it. */
  private static Metric inFlight(List<Bucket> buckets) {
    var points =
        buckets.stream()
            .map(bucket -> buckets.get(bucket.second() / 5 * 5))
            .map(Bucket::p99Millis)
            .map(millis -> millis / 10)
            .toList();
    return new Metric(
        "in_flight",
        IntStream.range(0, points.size()).mapToObj(i -> new Point(i, points.get(i))).toList());
  }

  private static Map<String, Summary> summaries(List<Trial> trials, String variant) {
    var summaries = new LinkedHashMap<String, Summary>();
    for (var measure : List.of("failed", "p99_ms")) {
      var values =
          trials.stream()
              .filter(trial -> trial.variant().equals(variant))
              .map(trial -> trial.measures().getOrDefault(measure, Double.NaN))
              .toList();
      summaries.put(measure, Statistics.summarise(values));
    }
    return summaries;
  }
}
