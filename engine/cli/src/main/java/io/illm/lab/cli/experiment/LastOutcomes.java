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
 * The outcomes of each experiment's newest run. Only the fields that a list shows are read from
 * each run.json, so that long reports don't slow a list down.
 */
final class LastOutcomes {

  private static final JsonFactory JSON = new JsonFactory();

  private LastOutcomes() {}

  /**
   * Returns the outcomes by experiment, such as {@code passed, validated}.
   *
   * @param experiments the experiments to look for
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

  /** Reads one run. A run that has not ended, or whose file can't be read, is ignored. */
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

  /** Collects one field of an object, or of each object in a list, without nested objects. */
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
