package io.illm.lab.model.document;

import io.illm.lab.model.Broken;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Roadmap;
import io.illm.lab.model.document.Document.Basis;
import io.illm.lab.model.document.Document.Claim;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the front matter of pages: the YAML between two lines {@code ---} at their beginning. */
public final class DocumentReader {

  // The line end stays, so that the lines of faults are those of the page.
  private static final Pattern FRONT_MATTER = Pattern.compile("(?s)\\A---(\n.*?\n)---\n");
  private static final Pattern CLAIMS = Pattern.compile("(?m)^(kind|proves):");
  private static final Pattern STEP = Pattern.compile("([-a-z0-9]+) / (.+)");

  private final Roadmap roadmap;

  /** Creates a reader of claims on the tasks of a roadmap. */
  public DocumentReader(Roadmap roadmap) {
    this.roadmap = roadmap;
  }

  /**
   * Reads a page.
   *
   * @param faults receives what is wrong with its front matter
   * @return empty if the page claims nothing
   */
  public Optional<Document> read(Path page, Faults faults) {
    try {
      Matcher found = FRONT_MATTER.matcher(Files.readString(page));
      return found.find() && CLAIMS.matcher(found.group(1)).find()
          ? YamlFile.parse(page, found.group(1), faults).map(fields -> document(page, fields))
          : Optional.empty();
    } catch (IOException e) {
      throw new Broken("reading " + page, e);
    }
  }

  private Document document(Path page, Fields fields) {
    fields.constant("kind", "Document");
    fields.optionalText("executed-by"); // of runbooks, whose commands a test compares
    if (!fields.has("proves")) {
      fields.fault(
          "proves", "found no claim", "add `proves:`, or remove `kind: Document` from the page");
    }
    Document document = new Document(page, fields.list("proves", this::claim));
    fields.close();
    return document;
  }

  private Claim claim(Fields fields) {
    List<String> tasks = fields.oneOrMoreTexts("tasks");
    for (String task : tasks) {
      if (!roadmap.tasks().containsKey(task)) {
        fields.fault("tasks", "the roadmap has no task `" + task + "`", "see docs/roadmap.md");
      }
    }
    Basis basis =
        fields
            .oneOf("basis", List.of("run", "step"))
            .map(kind ->
                kind.equals("run") ? new Basis.PublishedRun(fields.text("run")) : step(fields))
            .orElse(new Basis.PublishedRun(""));
    return new Claim(
        fields.valuePlace(basis instanceof Basis.PublishedRun ? "run" : "step"), tasks, basis);
  }

  private static Basis step(Fields fields) {
    String text = fields.text("step");
    Matcher step = STEP.matcher(text);
    if (!step.matches()) {
      fields.fault(
          "step",
          "found `" + text + "`, expected an experiment and its step",
          "write `step: my-experiment / The step's heading`");
      return new Basis.PublishedRun("");
    }
    return new Basis.ExecutedStep(step.group(1), step.group(2));
  }
}
