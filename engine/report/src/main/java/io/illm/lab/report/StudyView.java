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
 * A study with the texts and plots that the page shows.
 *
 * @param study the study's result
 * @param index the study's index in the run, from 0
 */
public record StudyView(StudyResult study, int index) {

  /**
   * A plot of one measure.
   *
   * @param name the name of the measure
   * @param svg the plot as SVG
   */
  public record Plot(String name, String svg) {}

  /** Returns the id of the study's section. */
  public String anchor() {
    return Anchors.study(index);
  }

  /** Returns the measures' names in the order of the file. */
  public List<String> measures() {
    return study.measures().values().stream()
        .flatMap(byMeasure -> byMeasure.keySet().stream())
        .distinct()
        .toList();
  }

  /** Describes the number and the order of the trials. */
  public String design() {
    return Figures.count(study.trials().size(), "trial")
        + " of "
        + String.join(" and ", study.variants().keySet())
        + ", interleaved in a seeded random order";
  }

  /** Returns the statistics of a measure by variant, for the variants that have it. */
  public SequencedMap<String, Summary> having(String measure) {
    var summaries = new LinkedHashMap<String, Summary>();
    study
        .measures()
        .forEach((variant, byMeasure) ->
            Optional.ofNullable(byMeasure.get(measure))
                .ifPresent(summary -> summaries.put(variant, summary)));
    return summaries;
  }

  /** Draws the samples of each measure. */
  public List<Plot> strips() {
    var names = measures();
    return IntStream.range(0, names.size()).mapToObj(i -> strip(i, names.get(i))).toList();
  }

  private Plot strip(int index, String name) {
    return new Plot(name, StripPlot.of(anchor() + "-measure-" + (index + 1), study, name));
  }

  /** Returns the trials that sent requests or have metrics of Prometheus. */
  public List<Trial> loaded() {
    return study.trials().stream()
        .filter(trial -> !trial.series().buckets().isEmpty() || !trial.series().metrics().isEmpty())
        .toList();
  }

  /** Returns true if any trial sent requests. */
  public boolean sent() {
    return study.trials().stream().anyMatch(trial -> !trial.series().buckets().isEmpty());
  }

  /** Returns the titles of the panels of a trial's plot, from the top. */
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

  /**
   * Returns for each variant the valid trial with the most failed requests, the first of equals.
   * The best trial would be no evidence.
   */
  public List<Trial> featured() {
    return study.variants().keySet().stream().map(this::worst).flatMap(Optional::stream).toList();
  }

  /** Draws a trial for a large screen. */
  public String wide(Trial trial) {
    return plot(trial, Size.WIDE);
  }

  /** Draws a trial for a phone. */
  public String narrow(Trial trial) {
    return plot(trial, Size.NARROW);
  }

  /** Draws a trial as one of many small plots. */
  public String small(Trial trial) {
    return plot(trial, Size.SMALL);
  }

  /** Returns the events of a trial in the order of time. */
  public List<Mark> marks(Trial trial) {
    return LoadPlot.marks(trial);
  }

  /** Returns the number of failed requests in words; empty if the trial sent none. */
  public String failed(Trial trial) {
    long failed = failures(trial);
    if (trial.series().buckets().isEmpty()) {
      return "";
    }
    return failed == 0 ? "none failed" : "%,d failed".formatted(failed);
  }

  /** Returns the mark of a trial's variant as SVG. */
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
