package io.illm.lab.model.experiment;

import io.illm.lab.model.yaml.Fields;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory as Kubernetes writes them. */
final class Quantities {

  private static final Pattern BYTES = Pattern.compile("(\\d+)(Ki|Mi|Gi|)");
  private static final Map<String, Long> UNITS =
      Map.of("", 1L, "Ki", 1L << 10, "Mi", 1L << 20, "Gi", 1L << 30);

  private Quantities() {}

  static long bytes(Fields fields, String name) {
    Matcher found = BYTES.matcher(fields.text(name));
    if (!found.matches()) {
      fields.fault(name, "found no amount of memory", "write it like 512Mi or 2Gi");
      return 0;
    }
    return Long.parseLong(found.group(1)) * UNITS.getOrDefault(found.group(2), 1L);
  }
}
