package io.illm.lab.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.illm.lab.model.run.CheckResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the checks of a study's trials saw, once for each variant. The trials of a variant see the
 * same objects under other names, which would be most of a run.json. So a passed check of a later
 * trial keeps its result and its times, but not what it saw.
 */
final class TrialEvidence {

  private final Set<List<String>> kept = new HashSet<>();

  private TrialEvidence() {}

  /** Removes what is repeated from the tree of a run.json. */
  static void once(ObjectNode run) {
    run.path("studies").forEach(study -> new TrialEvidence().once(study));
  }

  private void once(JsonNode study) {
    for (JsonNode trial : study.path("trials")) {
      for (JsonNode step : trial.path("steps")) {
        for (JsonNode check : step.path("checks")) {
          once((ObjectNode) check, List.of(text(trial, "variant"), text(step, "title")));
        }
      }
    }
  }

  private void once(ObjectNode check, List<String> where) {
    if (text(check, "status").equals("passed")
        && !kept.add(List.of(where.get(0), where.get(1), text(check, "name")))) {
      check.put("observed", "");
      check.set("proof", RunJson.tree(CheckResult.Proof.NONE));
    }
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}
