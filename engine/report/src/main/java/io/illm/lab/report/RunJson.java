package io.illm.lab.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
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
 * The format of {@code run.json}, described field by field in {@code docs/reference/run.md}.
 *
 * <p>Instants are ISO 8601 in UTC, durations are seconds with a fraction, states are in lower case.
 */
public final class RunJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(new Seconds()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private RunJson() {}

  /** A run as the text of {@code run.json}. */
  public static String write(Run run) {
    return pretty(run);
  }

  /**
   * A run from the text of {@code run.json}.
   *
   * @throws Broken where the text is no run, or one of another format
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
      tree.findParents("buckets").forEach(RunJson::withMetrics);
      tree.findParents("expectFail").forEach(RunJson::withFault);
      tree.findParents("invariant").forEach(RunJson::withWatch);
      tree.findParents("invariant").forEach(RunJson::withProof);
      withContent(tree);
      return MAPPER.treeToValue(tree, Run.class);
    } catch (JsonProcessingException e) {
      throw new Broken("run.json cannot be read", e);
    }
  }

  /** Older runs tell by its exit code alone whether a block did what it had to. */
  private static void withFault(JsonNode block) {
    if (block instanceof ObjectNode object && !object.has("fault")) {
      int exitCode = object.path("exitCode").asInt();
      boolean good =
          object.path("manual").asBoolean()
              || object.path("expectFail").asBoolean() != (exitCode == 0);
      object.put("fault", good ? "" : "exited with " + exitCode);
    }
  }

  /** Runs from before there was a Prometheus have no metrics in their series. */
  private static void withMetrics(JsonNode series) {
    if (series instanceof ObjectNode object && !object.has("metrics")) {
      object.putArray("metrics");
    }
  }

  /** Older runs don't say how an invariant was watched. */
  private static void withWatch(JsonNode check) {
    if (check instanceof ObjectNode object && !object.has("watch")) {
      object.putNull("watch");
    }
  }

  /** Older runs don't say which clauses of a check were seen false. */
  private static void withProof(JsonNode check) {
    if (check instanceof ObjectNode object && !object.has("proof")) {
      object.set("proof", MAPPER.valueToTree(CheckResult.Proof.NONE));
    }
  }

  /** Older runs don't say what was in the experiment's folder, so they can't be published. */
  private static void withContent(JsonNode run) {
    if (run instanceof ObjectNode object && !object.has("content")) {
      object.putObject("content");
    }
  }

  /** Any value in the same conventions, indented by two spaces, with a final line end. */
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

  /** Seconds without trailing zeros, which jq and a reader can add up. */
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
      json.writeNumber(seconds.toPlainString());
    }
  }
}
