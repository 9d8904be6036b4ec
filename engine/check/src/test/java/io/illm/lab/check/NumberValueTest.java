package io.illm.lab.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.illm.lab.check.Value.Reading;
import io.illm.lab.model.Expression;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumberValueTest {

  private static Reading measure(String expression, String json) {
    Faults faults = new Faults();
    Place place = Place.startOf(Path.of("experiment.yaml"));
    Value value =
        new Conditions().compileNumber(new Expression(expression, place), "object", faults);
    faults.throwIfAny();
    return value.evaluate(Map.of("object", Cel.value(json)));
  }

  @Test
  void whole_numbers_divide_to_a_fraction() {
    assertThat(measure("object.ready / object.all", "{'ready': 3, 'all': 4}"))
        .isEqualTo(new Reading.Measured(0.75));
  }

  @Test
  void a_division_by_zero_is_no_number() {
    assertThat(measure("object.ready / object.all", "{'ready': 3, 'all': 0}"))
        .isInstanceOf(Reading.Missing.class);
  }

  @Test
  void an_index_stays_a_whole_number() {
    assertThat(measure("object.list[1]", "{'list': [5, 7]}")).isEqualTo(new Reading.Measured(7));
  }
}
