package io.illm.lab.runner.study;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Takes a trial's numbers. A number that can't be had makes the trial invalid; none is made up. */
final class MeasureReader {

  /** The label that load Jobs bear. */
  private static final String LABEL = "app.kubernetes.io/name";

  /** How long the look of a measure may take. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final KubernetesClient client;
  private final String namespace;
  private final Observer observer;
  private final Map<Measure.Observed, Value> values;
  private final Prometheus prometheus;

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
  }

  /**
   * What was measured.
   *
   * @param numbers by measure
   * @param series the load and the metrics over time
   * @param samples every request
   * @param fault why the trial doesn't count; empty where it does
   */
  record Taken(
      Map<String, Double> numbers, Series series, List<K6Results.Sample> samples, String fault) {

    static Taken nothing(String fault) {
      return new Taken(Map.of(), TrialRunner.empty(), List.of(), fault);
    }
  }

  Taken take(Study study, Instant since, Duration drive) {
    Optional<String> job = newestLoad(since);
    Optional<K6Results> load = job.flatMap(name -> K6Results.read(client, namespace, name));
    DriveMetrics metrics = new DriveMetrics(prometheus, since, drive);
    Map<String, Double> numbers = new LinkedHashMap<>();
    StringBuilder faults = new StringBuilder();
    study
        .measures()
        .forEach((name, measure) -> {
          Value.Reading reading = read(measure, load, drive, metrics);
          switch (reading) {
            case Value.Reading.Measured number -> numbers.put(name, number.value());
            case Value.Reading.Missing none ->
                faults.append(faults.isEmpty() ? "" : "; ").append(name + ": " + none.because());
          }
        });
    Series series =
        load.filter(results -> !results.samples().isEmpty())
            .map(results -> series(results, job.orElse(""), study, metrics))
            .orElseGet(() -> alone(study, metrics, since));
    return new Taken(
        Map.copyOf(numbers),
        series,
        load.map(K6Results::samples).orElse(List.of()),
        faults.toString());
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
                          ? "the trial ran no Job with the label " + LABEL + "=k6"
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

  private Optional<String> newestLoad(Instant since) {
    return client
        .batch()
        .v1()
        .jobs()
        .inNamespace(namespace)
        .withLabel(LABEL, "k6")
        .list()
        .getItems()
        .stream()
        .filter(job -> !created(job).isBefore(since.minusSeconds(1)))
        .max(Comparator.comparing(MeasureReader::created))
        .map(job -> job.getMetadata().getName());
  }

  private static Instant created(Job job) {
    return Instant.parse(job.getMetadata().getCreationTimestamp());
  }

  /** The load, from whose first request all times count. */
  private Series series(K6Results load, String job, Study study, DriveMetrics metrics) {
    Instant first = Instant.ofEpochMilli(load.samples().getFirst().unixMillis());
    Instant last = Instant.ofEpochMilli(load.samples().getLast().unixMillis());
    return new Series(
        load.buckets(),
        RolloutMarks.between(client, namespace, first, last, job),
        metrics.courses(study.measures(), first));
  }

  /** A drive without load: its times count from its begin. */
  private static Series alone(Study study, DriveMetrics metrics, Instant begin) {
    return new Series(List.of(), List.of(), metrics.courses(study.measures(), begin));
  }
}
