package io.illm.lab.cli.terminal;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.illm.lab.model.Broken;

/** The JSON output of the option {@code --json}, for other programs. */
public final class Json {

  private Json() {}

  /**
   * Writes a value as indented JSON. Records become objects, absent values are left out, and times
   * are ISO 8601.
   */
  public static String of(Object value) {
    try {
      return JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build()
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new Broken("writing " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }
}
