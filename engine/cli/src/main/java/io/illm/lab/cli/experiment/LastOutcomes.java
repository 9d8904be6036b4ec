package io.illm.lab.cli.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.illm.lab.runner.store.RunFolder;
import io.illm.lab.runner.store.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What came of each experiment's newest run. Of each run.json only the few fields are read that a
 * list shows: a list must not take longer for a long report.
 */
final class LastOutcomes {

  private static final JsonFactory JSON = new JsonFactory();

  private LastOutcomes() {}

  /**
   * The outcomes by experiment, in words such as {@code passed, validated}.
   *
   * @param experiments whose outcomes are wanted; the rest is not looked for
   */
  static Map<String, String> of(Runs runs, Collection<String> experiments) {
    Set<String> wanted = new HashSet<>(experiments);
    Map<String, String> outcomes = new HashMap<>();
    for (RunFolder run : runs.folders()) {
      if (wanted.isEmpty()) {
        break;
      }
      read(run.path().resolve("run.json"), wanted, outcomes);
    }
    return Map.copyOf(outcomes);
  }

  /** A run that has not ended, or whose file can't be read, is as if it were not there. */
  private static void read(Path file, Set<String> wanted, Map<String, String> outcomes) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    try (JsonParser json = JSON.createParser(file.toFile())) {
      String experiment = "";
      List<String> words = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "experiment" -> experiment = json.getText();
          case "outcome" -> collect(json, "tutorial", words);
          case "studies" -> collect(json, "verdict", words);
          default -> json.skipChildren();
        }
        if (!experiment.isEmpty() && !wanted.contains(experiment)) {
          return;
        }
      }
      if (wanted.remove(experiment)) {
        outcomes.put(experiment, String.join(", ", words));
      }
    } catch (IOException _) {
      // said by `lab show`, which reads the whole
    }
  }

  /** Collects one field of an object, or of each object in a list; leaves deeper ones out. */
  private static void collect(JsonParser json, String field, List<String> words)
      throws IOException {
    boolean list = json.currentToken() == JsonToken.START_ARRAY;
    while (!list || json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals(field)) {
          words.add(json.getText());
        } else {
          json.skipChildren();
        }
      }
      if (!list) {
        return;
      }
    }
  }
}
