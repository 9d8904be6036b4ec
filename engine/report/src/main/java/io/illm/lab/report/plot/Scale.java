package io.illm.lab.report.plot;

import java.util.List;
import java.util.stream.LongStream;

/**
 * A linear scale from values to pixels.
 *
 * @param from the value at {@code start}
 * @param to the value at {@code end}
 * @param start the start in pixels
 * @param end the end in pixels
 * @param step the difference of values between two ticks
 */
record Scale(double from, double to, double start, double end, double step) {

  private static final List<Double> ROUND = List.of(1.0, 2.0, 2.5, 5.0, 10.0);
  private static final List<Double> SECONDS =
      List.of(
          1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0,
          7_200.0, 14_400.0);

  /** Returns a scale that begins and ends at round values and has about {@code ticks} ticks. */
  static Scale round(double min, double max, double start, double end, int ticks) {
    double low = min >= 0 && min <= max / 2 ? 0 : min;
    double span = max > low ? max - low : Math.max(1, Math.abs(max) / 10);
    double step = roundStep(span / ticks);
    double from = Math.floor(low / step) * step;
    double to = Math.ceil((low + span) / step - 1e-9) * step;
    return new Scale(from, to, start, end, step);
  }

  /** Returns a scale of seconds from 0 to the end of the data. */
  static Scale time(double seconds, double start, double end, int ticks) {
    double to = Math.max(seconds, 1e-3);
    double step = to;
    for (double candidate : SECONDS) {
      if (to / candidate <= ticks) {
        step = to < 1 ? to : candidate;
        break;
      }
    }
    return new Scale(0, to, start, end, step);
  }

  double at(double value) {
    double within = Math.clamp(value, from, to);
    return start + (within - from) / (to - from) * (end - start);
  }

  List<Double> ticks() {
    long count = (long) Math.floor((to - from) / step + 1e-9);
    return LongStream.rangeClosed(0, count).mapToObj(i -> from + i * step).toList();
  }

  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    for (double factor : ROUND) {
      if (raw <= factor * power * (1 + 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }
}
