package io.illm.lab.model.experiment;

import io.illm.lab.model.Roadmap;
import io.illm.lab.model.yaml.Fields;
import java.time.Duration;
import java.util.List;

/** Reads checks and what they observe. */
final class CheckReader {

  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Duration HTTP_TIMEOUT = Duration.ofSeconds(5);
  private static final int TAIL = 100;
  private static final List<String> KINDS =
      List.of("object", "objects", "http", "exec", "logs", "k6", "promql", "command");

  private final Roadmap roadmap;

  CheckReader(Roadmap roadmap) {
    this.roadmap = roadmap;
  }

  Check check(Fields fields) {
    if (fields.has("until") && !fields.has("always")) {
      fields.fault("until", "`until` ends a watch that this check hasn't", "add `always: true`");
    }
    return new Check(
        fields.text("name"),
        fields.valuePlace("name"),
        proves(fields, roadmap),
        observation(fields),
        fields.expression("that"),
        fields.limit("within", WITHIN),
        fields.duration("for", Duration.ZERO),
        fields.flag("always"),
        fields.optionalText("until"),
        fields.optionalText("break"),
        fields.optionalText("cluster").orElse(Experiment.MAIN_CLUSTER),
        fields.optionalText("emulated-by"));
  }

  static List<String> proves(Fields fields, Roadmap roadmap) {
    List<String> tasks = fields.texts("proves");
    for (String task : tasks) {
      if (!roadmap.tasks().containsKey(task)) {
        fields.fault("proves", "the roadmap has no task `" + task + "`", "see docs/roadmap.md");
      }
    }
    return tasks;
  }

  static Observation observation(Fields fields) {
    return fields
        .oneOf("observation", KINDS)
        .map(kind -> read(kind, fields))
        .orElse(new Observation.Command(""));
  }

  static Observation read(String kind, Fields fields) {
    return switch (kind) {
      case "object" -> new Observation.OneObject(fields.nested("object", CheckReader::reference));
      case "objects" -> fields.nested("objects", CheckReader::objects);
      case "http" -> fields.nested("http", CheckReader::http);
      case "exec" -> fields.nested("exec", CheckReader::exec);
      case "logs" -> fields.nested("logs", CheckReader::logs);
      case "k6" -> fields.nested("k6", k6 -> new Observation.K6(k6.text("job")));
      case "promql" -> fields.nested("promql", CheckReader::promql);
      default -> new Observation.Command(fields.text("command"));
    };
  }

  /** Reads the fields that name an object. */
  static ObjectRef reference(Fields fields) {
    return new ObjectRef(
        fields.text("apiVersion"),
        fields.text("kind"),
        fields.optionalText("namespace"),
        fields.text("name"));
  }

  private static Observation objects(Fields fields) {
    return new Observation.ManyObjects(
        fields.text("apiVersion"),
        fields.text("kind"),
        fields.optionalText("namespace"),
        fields.textMap("selector"));
  }

  private static Observation http(Fields fields) {
    return new Observation.Http(
        fields.text("url"),
        fields.optionalText("method").orElse("GET"),
        fields.textMap("headers"),
        fields.optionalText("body"),
        fields.limit("timeout", HTTP_TIMEOUT));
  }

  private static Observation promql(Fields fields) {
    return new Observation.Promql(fields.text("query"), fields.valuePlace("query"));
  }

  private static Observation exec(Fields fields) {
    return new Observation.Exec(
        fields.nested("object", CheckReader::reference),
        fields.optionalText("container"),
        fields.texts("command"));
  }

  private static Observation logs(Fields fields) {
    return new Observation.Logs(
        fields.nested("object", CheckReader::reference),
        fields.optionalText("container"),
        fields.integer("tail", TAIL));
  }
}
