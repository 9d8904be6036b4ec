package io.illm.lab.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.illm.lab.model.Broken;
import io.illm.lab.model.run.Run;
import io.illm.lab.model.run.RunOutcome;
import io.illm.lab.model.run.StudyResult.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads what came of a run out of {@code outcome.json}, or out of a {@code run.json} of any age. It
 * goes over the text once and keeps nothing else, because lists read a thousand of them.
 */
public final class OutcomeJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;
  private int version = 1; // run.json had none at first
  private String id = "";
  private String experiment = "";
  private Instant started = Instant.EPOCH;
  private Instant ended = Instant.EPOCH;
  private Run.Outcome.Tutorial tutorial = Run.Outcome.Tutorial.FAILED;
  private Optional<String> broken = Optional.empty();
  private boolean interrupted;
  private Run.Audit.State audit = Run.Audit.State.NOT_RUN;
  private final List<RunOutcome.Study> studies = new ArrayList<>();

  private OutcomeJson(JsonParser json) {
    this.json = json;
  }

  /**
   * Writes {@code outcome.json}, as a whole or not at all.
   *
   * @throws Broken if it can't be written
   */
  public static void write(RunOutcome outcome, Path file) {
    Reports.put(file, RunJson.pretty(outcome));
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it can't be read, is not JSON, or has a format that this lab doesn't
   *     know
   */
  public static RunOutcome read(Path file) throws IOException {
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      return new OutcomeJson(json).read();
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private RunOutcome read() throws IOException {
    json.nextToken();
    fields(this::ofRun);
    if (version > RunJson.VERSION) {
      throw new IOException("version " + version + " of a newer lab");
    }
    if (experiment.isEmpty()) {
      throw new IOException("it names no experiment");
    }
    return new RunOutcome(
        id,
        experiment,
        started,
        ended,
        new Run.Outcome(tutorial, broken, interrupted),
        List.copyOf(studies),
        new RunOutcome.Audit(audit));
  }

  private interface Field {
    void read(String name) throws IOException;
  }

  /** Reads the fields of the object at which the parser is. */
  private void fields(Field field) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.read(name);
    }
  }

  private void ofRun(String name) throws IOException {
    switch (name) {
      case "version" -> version = json.getIntValue();
      case "id" -> id = json.getText();
      case "experiment" -> experiment = json.getText();
      case "started" -> started = Instant.parse(json.getText());
      case "ended" -> ended = Instant.parse(json.getText());
      case "outcome" -> fields(this::ofOutcome);
      case "audit" -> fields(this::ofAudit);
      case "studies" -> each(() -> studies.add(new StudyFields().read()));
      default -> json.skipChildren();
    }
  }

  private void ofOutcome(String name) throws IOException {
    switch (name) {
      case "tutorial" -> tutorial = constant(Run.Outcome.Tutorial.class);
      case "broken" -> broken = Optional.ofNullable(json.getValueAsString());
      case "interrupted" -> interrupted = json.getBooleanValue();
      default -> json.skipChildren();
    }
  }

  private void ofAudit(String name) throws IOException {
    if (name.equals("state")) {
      audit = constant(Run.Audit.State.class);
    } else {
      json.skipChildren();
    }
  }

  private interface Item {
    void read() throws IOException;
  }

  private void each(Item item) throws IOException {
    while (json.nextToken() != JsonToken.END_ARRAY) {
      item.read();
    }
  }

  private <E extends Enum<E>> E constant(Class<E> type) throws IOException {
    return Enum.valueOf(type, json.getText().toUpperCase(Locale.ROOT));
  }

  /** One study: run.json has its trials, outcome.json only how many. */
  private final class StudyFields {

    private String name = "";
    private Verdict verdict = Verdict.NOT_RUN;
    private long fewest;
    private final Map<String, Long> trials = new TreeMap<>();

    RunOutcome.Study read() throws IOException {
      fields(this::field);
      long counted = trials.values().stream().mapToLong(Long::longValue).min().orElse(fewest);
      return new RunOutcome.Study(name, verdict, counted);
    }

    private void field(String field) throws IOException {
      switch (field) {
        case "name" -> name = json.getText();
        case "verdict" -> verdict = constant(Verdict.class);
        case "fewestTrials" -> fewest = json.getLongValue();
        case "variants" -> fields(this::variant);
        case "trials" -> each(() -> fields(this::ofTrial));
        default -> json.skipChildren();
      }
    }

    private void variant(String variant) throws IOException {
      trials.merge(variant, 0L, Long::sum);
      json.skipChildren();
    }

    private void ofTrial(String field) throws IOException {
      if (field.equals("variant")) {
        trials.merge(json.getText(), 1L, Long::sum);
      } else {
        json.skipChildren();
      }
    }
  }
}
