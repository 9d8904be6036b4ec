package io.illm.lab.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.illm.lab.model.Broken;
import io.illm.lab.model.run.CheckResult;
import io.illm.lab.model.run.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * Writes and reads {@code run.json}. {@code docs/reference/run.md} describes each field.
 *
 * <p>Instants are ISO 8601 in UTC, durations are seconds with a fraction, states are in lower case.
 */
public final class RunJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(new Seconds()))
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /**
   * The present version of the format. It is raised when a reader of the version before would be
   * misled. Files of the first version don't name it.
   */
  static final int VERSION = 2;

  private RunJson() {}

  /** Returns a run as the text of {@code run.json}. */
  public static String write(Run run) {
    ObjectNode file = MAPPER.createObjectNode().put("version", VERSION);
    file.setAll((ObjectNode) tree(run));
    TrialEvidence.once(file);
    return pretty(file);
  }

  /**
   * Returns the run in the text of {@code run.json}.
   *
   * @throws Broken if the text is not a run or has another format
   */
  public static Run read(String json) {
    try {
      var tree = MAPPER.readTree(json);
      var schema = tree.path("schema").asText("none");
      if (!schema.equals(Run.SCHEMA)) {
        throw new Broken(
            "run.json has the schema " + schema + ", this lab reads " + Run.SCHEMA,
            "read it with the version of the lab that wrote it");
      }
      int version = tree.path("version").asInt(1);
      if (version > VERSION) {
        throw new Broken(
            "run.json has the version " + version + ", this lab reads up to " + VERSION,
            "read it with the version of the lab that wrote it");
      }
      tree.findParents("buckets").forEach(RunJson::withMetrics);
      tree.findParents("expectFail").forEach(RunJson::withFault);
      tree.findParents("invariant").forEach(RunJson::withWatch);
      tree.findParents("invariant").forEach(RunJson::withProof);
      tree.findParents("invariant").forEach(RunJson::withEmulator);
      withContent(tree);
      withComponents(tree.path("environment"));
      return MAPPER.treeToValue(tree, Run.class);
    } catch (JsonProcessingException e) {
      throw new Broken("run.json cannot be read", e);
    }
  }

  /** Adds the fault to a block of an older run, derived from the exit code. */
  private static void withFault(JsonNode block) {
    if (block instanceof ObjectNode object && !object.has("fault")) {
      int exitCode = object.path("exitCode").asInt();
      boolean good =
          object.path("manual").asBoolean()
              || object.path("expectFail").asBoolean() != (exitCode == 0);
      object.put("fault", good ? "" : "exited with " + exitCode);
    }
  }

  /** Adds an empty list of metrics to a series of an older run, which has none. */
  private static void withMetrics(JsonNode series) {
    if (series instanceof ObjectNode object && !object.has("metrics")) {
      object.putArray("metrics");
    }
  }

  /** Adds an empty watch to a check of an older run, which doesn't describe it. */
  private static void withWatch(JsonNode check) {
    if (check instanceof ObjectNode object && !object.has("watch")) {
      object.putNull("watch");
    }
  }

  /** Adds an empty proof to a check of an older run, which has none. */
  private static void withProof(JsonNode check) {
    if (check instanceof ObjectNode object && !object.has("proof")) {
      object.set("proof", tree(CheckResult.Proof.NONE));
    }
  }

  /** Adds to a check of an older run that no emulator was named. */
  private static void withEmulator(JsonNode check) {
    if (check instanceof ObjectNode object && !object.has("emulatedBy")) {
      object.put("emulatedBy", "");
    }
  }

  /**
   * Adds empty content to an older run, which has no digests of the experiment's files. Such a run
   * can't be published.
   */
  private static void withContent(JsonNode run) {
    if (run instanceof ObjectNode object && !object.has("content")) {
      object.putObject("content");
    }
  }

  /** Adds no components to the environment of an older run, which doesn't name them. */
  private static void withComponents(JsonNode environment) {
    if (environment instanceof ObjectNode object && !object.has("components")) {
      object.putObject("components");
    }
  }

  /** Returns a value as a tree in the same format. */
  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Reads an experiment's published results. */
  static PublishedResults published(String json) throws JsonProcessingException {
    return MAPPER.readValue(json, PublishedResults.class);
  }

  /** Returns a value in the same format, indented by two spaces, with a final line end. */
  static String pretty(Object value) {
    try {
      return writer().writeValueAsString(value) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of a run are always JSON", e);
    }
  }

  private static ObjectWriter writer() {
    var lines = new DefaultIndenter("  ", "\n");
    return MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(lines));
  }

  /** Writes a duration as a number of seconds without trailing zeros. */
  private static final class Seconds extends StdSerializer<Duration> {

    private static final long serialVersionUID = 1L;

    Seconds() {
      super(Duration.class);
    }

    @Override
    public void serialize(Duration took, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      var nanos = BigDecimal.valueOf(took.getNano(), 9);
      var seconds = BigDecimal.valueOf(took.getSeconds()).add(nanos).stripTrailingZeros();
      json.writeNumber(seconds);
    }
  }
}
