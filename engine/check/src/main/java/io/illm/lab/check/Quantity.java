package io.illm.lab.check;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts Kubernetes quantities, such as {@code 1Gi}, {@code 250m} or {@code 1e3}, to numbers. */
final class Quantity {

  private static final Pattern FORM =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+))([numkMGTPE]|[KMGTPE]i|[eE][+-]?\\d+)?");

  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.scaleByPowerOfTen(-9)),
          Map.entry("u", BigDecimal.ONE.scaleByPowerOfTen(-6)),
          Map.entry("m", BigDecimal.ONE.scaleByPowerOfTen(-3)),
          Map.entry("k", BigDecimal.ONE.scaleByPowerOfTen(3)),
          Map.entry("M", BigDecimal.ONE.scaleByPowerOfTen(6)),
          Map.entry("G", BigDecimal.ONE.scaleByPowerOfTen(9)),
          Map.entry("T", BigDecimal.ONE.scaleByPowerOfTen(12)),
          Map.entry("P", BigDecimal.ONE.scaleByPowerOfTen(15)),
          Map.entry("E", BigDecimal.ONE.scaleByPowerOfTen(18)),
          Map.entry("Ki", BigDecimal.TWO.pow(10)),
          Map.entry("Mi", BigDecimal.TWO.pow(20)),
          Map.entry("Gi", BigDecimal.TWO.pow(30)),
          Map.entry("Ti", BigDecimal.TWO.pow(40)),
          Map.entry("Pi", BigDecimal.TWO.pow(50)),
          Map.entry("Ei", BigDecimal.TWO.pow(60)));

  private Quantity() {}

  /**
   * Converts a quantity. A number is returned unchanged.
   *
   * @throws IllegalArgumentException if the value is no quantity
   */
  static double of(Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    Matcher form = FORM.matcher(String.valueOf(value));
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "`%s` is no quantity such as 250m or 1Gi".formatted(value));
    }
    String suffix = form.group(2) == null ? "" : form.group(2);
    return number(form.group(1), suffix).doubleValue();
  }

  private static BigDecimal number(String digits, String suffix) {
    BigDecimal factor = FACTORS.get(suffix);
    return factor == null
        ? new BigDecimal(digits + suffix)
        : new BigDecimal(digits).multiply(factor);
  }
}
