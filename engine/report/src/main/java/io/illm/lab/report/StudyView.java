package io.illm.lab.report;

import io.illm.lab.model.run.StudyResult;
import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.run.StudyResult.Mark;
import io.illm.lab.model.run.StudyResult.Metric;
import io.illm.lab.model.run.StudyResult.Summary;
import io.illm.lab.model.run.StudyResult.Trial;
import io.illm.lab.report.plot.LoadPlot;
import io.illm.lab.report.plot.LoadPlot.Size;
import io.illm.lab.report.plot.LoadScales;
import io.illm.lab.report.plot.StripPlot;
import io.illm.lab.report.plot.Swatch;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A study as the page shows it.
 *
 * @param study what came of it
 * @param index among the run's studies, from 0
 */
public record StudyView(StudyResult study, int index) {

  /**
   * A drawing with its name.
   *
   * @param name what it shows
   * @param svg the drawing
   */
  public record Plot(String name, String svg) {}

  /** The id of its section. */
  public String anchor() {
    return Anchors.study(index);
  }

  /** The measures' names, in the order of the file. */
  public List<String> measures() {
    return study.measures().values().stream()
        .flatMap(byMeasure -> byMeasure.keySet().stream())
        .distinct()
        .toList();
  }

  /** How it was tried, in words. */
  public String design() {
    return Figures.count(study.trials().size(), "trial")
        + " of "
        + String.join(" and ", study.variants().keySet())
        + ", interleaved in a seeded random order";
  }

  /** The statistics of a measure by the variants that have it, in the order of the file. */
  public SequencedMap<String, Summary> having(String measure) {
    var summaries = new LinkedHashMap<String, Summary>();
    study
        .measures()
        .forEach((variant, byMeasure) ->
            Optional.ofNullable(byMeasure.get(measure))
                .ifPresent(summary -> summaries.put(variant, summary)));
    return summaries;
  }

  /** A drawing of the samples of each measure. */
  public List<Plot> strips() {
    var names = measures();
    return IntStream.range(0, names.size()).mapToObj(i -> strip(i, names.get(i))).toList();
  }

  private Plot strip(int index, String name) {
    return new Plot(name, StripPlot.of(anchor() + "-measure-" + (index + 1), study, name));
  }

  /** The trials that sent requests or that Prometheus watched. */
  public List<Trial> loaded() {
    return study.trials().stream()
        .filter(trial -> !trial.series().buckets().isEmpty() || !trial.series().metrics().isEmpty())
        .toList();
  }

  /** Whether any of them sent requests. */
  public boolean sent() {
    return study.trials().stream().anyMatch(trial -> !trial.series().buckets().isEmpty());
  }

  /** What a trial's plot shows, from above. */
  public String courses() {
    var load =
        sent()
            ? Stream.of("requests a second", "failed a second", "p99 of durations")
            : Stream.<String>of();
    var metrics =
        loaded().stream()
            .flatMap(trial -> trial.series().metrics().stream())
            .map(Metric::name)
            .distinct();
    return Stream.concat(load, metrics).collect(Collectors.joining(", "));
  }

  /** For each variant the valid trial that lost most, the first of equals: the best is no proof. */
  public List<Trial> featured() {
    return study.variants().keySet().stream().map(this::worst).flatMap(Optional::stream).toList();
  }

  /** A trial on a large screen. */
  public String wide(Trial trial) {
    return plot(trial, Size.WIDE);
  }

  /** A trial on a phone. */
  public String narrow(Trial trial) {
    return plot(trial, Size.NARROW);
  }

  /** A trial as one of many. */
  public String small(Trial trial) {
    return plot(trial, Size.SMALL);
  }

  /** The events of a trial, in the order of time. */
  public List<Mark> marks(Trial trial) {
    return LoadPlot.marks(trial);
  }

  /** How many requests of a trial failed, in words. */
  public String failed(Trial trial) {
    long failed = failures(trial);
    if (trial.series().buckets().isEmpty()) {
      return "";
    }
    return failed == 0 ? "none failed" : "%,d failed".formatted(failed);
  }

  /** The mark of a trial's variant. */
  public String swatch(Trial trial) {
    return Swatch.of(List.copyOf(study.variants().keySet()).indexOf(trial.variant()));
  }

  private Optional<Trial> worst(String variant) {
    return loaded().stream()
        .filter(trial -> trial.valid() && trial.variant().equals(variant))
        .max(
            Comparator.comparingLong(StudyView::failures)
                .thenComparing(Comparator.comparingInt(Trial::number).reversed()));
  }

  private String plot(Trial trial, Size size) {
    var id =
        "%s-trial-%d-%s".formatted(anchor(), trial.number(), size.name().toLowerCase(Locale.ROOT));
    return LoadPlot.of(id, trial, LoadScales.of(loaded()), size);
  }

  private static long failures(Trial trial) {
    return trial.series().buckets().stream().mapToLong(Bucket::failed).sum();
  }
}
