package io.illm.lab.cli.run;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a time such as {@code 25m}, {@code 90s} or {@code 1h30m}. */
final class TimeBudget implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (!time.isNegative()) {
        return time;
      }
    } catch (DateTimeParseException _) {
      // The message below says what is expected.
    }
    throw new TypeConversionException("`" + text + "` is not a time such as 25m or 1h30m");
  }
}
