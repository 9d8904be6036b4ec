package io.illm.lab.runner.study;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.illm.lab.check.K6Results;
import io.illm.lab.check.Observer;
import io.illm.lab.check.Prometheus;
import io.illm.lab.check.Value;
import io.illm.lab.model.experiment.Study;
import io.illm.lab.model.experiment.Study.Measure;
import io.illm.lab.model.run.StudyResult.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the measures of a trial. A missing number makes the trial invalid. */
final class MeasureReader {

  /** The time limit for the observation of a measure. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final String namespace;
  private final Observer observer;
  private final Map<Measure.Observed, Value> values;
  private final Prometheus prometheus;
  private final LoadJobs loads;

  MeasureReader(
      KubernetesClient client,
      String namespace,
      Observer observer,
      Map<Measure.Observed, Value> values) {
    this.client = client;
    this.namespace = namespace;
    this.observer = observer;
    this.values = values;
    this.prometheus = new Prometheus(client);
    this.loads = new LoadJobs(client, namespace);
  }

  /**
   * The drive of a trial: the steps that are measured.
   *
   * @param begin the time when it began, for queries by time
   * @param took its duration
   * @param earlier the uids of the load Jobs that existed before it
   */
  record Drive(Instant begin, Duration took, Set<String> earlier) {}

  /**
   * The measurements of a trial.
   *
   * @param numbers the numbers, by measure
   * @param series the load and the metrics over time
   * @param samples all requests
   * @param fault the reason why the trial is invalid; empty if it is valid
   * @param unmeasured the part of the fault about measures without a number; empty if all have one
   */
  record Taken(
      Map<String, Double> numbers,
      Series series,
      List<K6Results.Sample> samples,
      String fault,
      Optional<String> unmeasured) {

    static Taken nothing(String fault) {
      return new Taken(Map.of(), TrialRunner.empty(), List.of(), fault, Optional.empty());
    }
  }

  /** Returns the load Jobs of the experiment's namespace. */
  LoadJobs loads() {
    return loads;
  }

  Taken take(Study study, Drive drive) {
    Optional<String> job = loads.since(drive.earlier()).stream().findFirst();
    Optional<K6Results> load = job.flatMap(name -> K6Results.read(client, namespace, name));
    DriveMetrics metrics = new DriveMetrics(prometheus, drive.begin(), drive.took());
    Map<String, Double> numbers = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    study
        .measures()
        .forEach((name, measure) -> {
          switch (read(measure, load, drive.took(), metrics)) {
            case Value.Reading.Measured number -> numbers.put(name, number.value());
            case Value.Reading.Missing none ->
                missing.add("measure `%s` has no number: %s".formatted(name, none.because()));
          }
        });
    List<String> faults = new ArrayList<>(loads.faultsSince(drive.earlier()));
    load.filter(results -> results.dropped() > 0)
        .ifPresent(results ->
            faults.add(
                "k6 dropped %d iterations: it had no virtual user free for them"
                    .formatted(results.dropped())));
    faults.addAll(missing);
    return new Taken(
        Map.copyOf(numbers),
        load.filter(results -> !results.samples().isEmpty())
            .map(results -> series(results, job.orElse(""), study, metrics))
            .orElseGet(() -> alone(study, metrics, drive.begin())),
        load.map(K6Results::samples).orElse(List.of()),
        String.join("; ", faults),
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing)));
  }

  private Value.Reading read(
      Measure measure, Optional<K6Results> load, Duration drive, DriveMetrics metrics) {
    return switch (measure) {
      case Measure.DriveSeconds _ -> new Value.Reading.Measured(drive.toMillis() / 1000.0);
      case Measure.K6Statistic k6 ->
          load.flatMap(results -> statistic(results, k6))
              .<Value.Reading>map(Value.Reading.Measured::new)
              .orElseGet(() ->
                  new Value.Reading.Missing(
                      load.isEmpty()
                          ? "the trial ran no Job with the label " + LoadJobs.label()
                          : "k6 reported no " + k6.metric() + "." + k6.statistic()));
      case Measure.Promql promql -> metrics.number(promql);
      case Measure.Observed observed ->
          Objects.requireNonNull(values.get(observed), "every observed measure is compiled")
              .read(look(observed), observed.observation().variable());
    };
  }

  private io.illm.lab.check.Observed look(Measure.Observed measure) {
    try {
      return observer.observe(measure.observation(), LOOK);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new io.illm.lab.check.Observed.Unreadable("interrupted");
    }
  }

  private static Optional<Double> statistic(K6Results load, Measure.K6Statistic k6) {
    return Optional.ofNullable(load.summary().get(k6.metric()))
        .flatMap(statistics -> Optional.ofNullable(statistics.get(k6.statistic())));
  }

  /** Returns the series of a drive with load. The first request is at second 0. */
  private Series series(K6Results load, String job, Study study, DriveMetrics metrics) {
    Instant first = Instant.ofEpochMilli(load.samples().getFirst().unixMillis());
    Instant last = Instant.ofEpochMilli(load.samples().getLast().unixMillis());
    return new Series(
        load.buckets(),
        RolloutMarks.between(client, namespace, first, last, job),
        metrics.courses(study.measures(), first));
  }

  /** Returns the series of a drive without load. Its begin is second 0. */
  private static Series alone(Study study, DriveMetrics metrics, Instant begin) {
    return new Series(List.of(), List.of(), metrics.courses(study.measures(), begin));
  }
}
