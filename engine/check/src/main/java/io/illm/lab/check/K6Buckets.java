package io.illm.lab.check;

import io.illm.lab.check.K6Results.Sample;
import io.illm.lab.model.run.StudyResult.Bucket;
import io.illm.lab.model.statistics.Percentile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Groups requests by second. */
final class K6Buckets {

  private K6Buckets() {}

  static List<Bucket> of(List<Sample> samples) {
    if (samples.isEmpty()) {
      return List.of();
    }
    long first = samples.stream().mapToLong(Sample::unixMillis).min().orElse(0);
    Map<Integer, List<Sample>> bySecond =
        samples.stream()
            .collect(Collectors.groupingBy(s -> (int) ((s.unixMillis() - first) / 1000)));
    int last = bySecond.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    return IntStream.rangeClosed(0, last)
        .mapToObj(second -> bucket(second, bySecond.getOrDefault(second, List.of())))
        .toList();
  }

  private static Bucket bucket(int second, List<Sample> samples) {
    int failed = (int) samples.stream().filter(Sample::failed).count();
    List<Double> millis = samples.stream().map(Sample::millis).toList();
    return new Bucket(second, samples.size(), failed, Percentile.nearestRank(millis, 0.99));
  }
}
