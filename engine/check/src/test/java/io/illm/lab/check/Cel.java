package io.illm.lab.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compiles and evaluates for tests. */
final class Cel {

  private static final Place PLACE = new Place(Path.of("experiment.yaml"), 21, 10);

  private Cel() {}

  static Condition condition(String text, String variable) {
    Faults faults = new Faults();
    Condition condition = new Conditions().compile(new Expression(text, PLACE), variable, faults);
    faults.throwIfAny();
    return condition;
  }

  static Condition criterion(String text, Map<String, Set<String>> known) {
    Faults faults = new Faults();
    Condition condition =
        new Conditions().compileCriterion(new Expression(text, PLACE), known, faults);
    faults.throwIfAny();
    return condition;
  }

  /** The verdict of a condition on {@code object}. */
  static Verdict onObject(String text, String json) {
    return condition(text, "object").evaluate(Map.of("object", value(json)));
  }

  static String faults(String text, String variable) {
    Faults faults = new Faults();
    new Conditions().compile(new Expression(text, PLACE), variable, faults);
    return shown(faults);
  }

  static String criterionFaults(String text, Map<String, Set<String>> known) {
    Faults faults = new Faults();
    new Conditions().compileCriterion(new Expression(text, PLACE), known, faults);
    return shown(faults);
  }

  private static String shown(Faults faults) {
    return faults.found().stream().map(Cel::shown).collect(Collectors.joining("\n"));
  }

  private static String shown(Fault fault) {
    return "%s: %s%s"
        .formatted(
            fault.place().map(Place::toString).orElse("-"),
            fault.message(),
            fault.hint().map(hint -> " | " + hint).orElse(""));
  }

  /** JSON, with single quotes for readable tests, as CEL sees it. */
  static Object value(String json) {
    try {
      return Json.celValue(Json.MAPPER.readTree(json.replace('\'', '"')));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
