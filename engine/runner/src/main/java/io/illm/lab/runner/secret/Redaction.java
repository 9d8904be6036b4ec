package io.illm.lab.runner.secret;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.illm.lab.model.Broken;
import io.illm.lab.model.run.Run;
import io.illm.lab.runner.RunEvent;
import io.illm.lab.runner.RunListener;
import java.io.IOException;

/**
 * Removes secret values from all text fields of a run's records. Other fields, such as states and
 * numbers, stay unchanged.
 */
public final class Redaction {

  private final JsonMapper mapper;

  /** Creates a redaction. It removes the values that are known when a record passes through it. */
  public Redaction(KnownSecrets secrets) {
    this.mapper =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addSerializer(new Texts(secrets)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerSubtypes(RunEvent.class.getPermittedSubclasses())
            .build();
  }

  /** Returns a copy of a run without secret values. */
  public Run of(Run run) {
    return copy(run, Run.class);
  }

  /** Returns a listener that passes each event on without secret values. */
  public RunListener before(RunListener listener) {
    return event -> listener.on(copy(event, RunEvent.class));
  }

  private <T> T copy(T value, Class<T> type) {
    try {
      return mapper.readValue(mapper.writerFor(type).writeValueAsBytes(value), type);
    } catch (IOException e) {
      throw new Broken("taking secrets out of the run's records", e);
    }
  }

  /** Writes texts without secret values. */
  private static final class Texts extends StdSerializer<String> {

    private static final long serialVersionUID = 1L;

    private final transient KnownSecrets secrets;

    Texts(KnownSecrets secrets) {
      super(String.class);
      this.secrets = secrets;
    }

    @Override
    public void serialize(String text, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(secrets.redact(text));
    }
  }
}
