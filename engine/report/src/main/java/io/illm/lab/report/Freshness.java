package io.illm.lab.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.illm.lab.model.Broken;
import io.illm.lab.model.experiment.FolderContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whether an experiment's published results were measured on what its folder holds now. */
public sealed interface Freshness {

  /**
   * The results were measured on the folder as it is.
   *
   * @param results the published results
   */
  record Fresh(PublishedResults results) implements Freshness {}

  /**
   * The folder has changed since.
   *
   * @param results the published results
   * @param changed the files that were changed, added or removed, by their paths in the folder
   */
  record Stale(PublishedResults results, List<String> changed) implements Freshness {}

  /**
   * There are results that this lab can't read, such as those of an older lab, which don't say what
   * they were measured on. They prove nothing.
   *
   * @param why the reason
   */
  record Unreadable(String why) implements Freshness {}

  /** Nothing has been published. */
  record NeverPublished() implements Freshness {}

  /**
   * Compares an experiment's folder with its published results.
   *
   * @param experiment the experiment's folder
   * @throws Broken if the folder can't be read
   */
  static Freshness of(Path experiment) {
    Path file = PublishedResults.file(experiment);
    if (!Files.isRegularFile(file)) {
      return new NeverPublished();
    }
    try {
      PublishedResults results = RunJson.published(Files.readString(file));
      if (results.version() > PublishedResults.VERSION) {
        return new Unreadable("a newer lab wrote results/summary.json");
      }
      List<String> changed = results.measuredOn().differences(FolderContent.of(experiment));
      return changed.isEmpty() ? new Fresh(results) : new Stale(results, changed);
    } catch (JsonProcessingException _) {
      return new Unreadable("its older results don't say what they measured");
    } catch (IOException e) {
      return new Unreadable("results/summary.json can't be read: " + e.getMessage());
    }
  }

  /** Returns the published results; empty if there are none that can be read. */
  default Optional<PublishedResults> published() {
    return switch (this) {
      case Fresh fresh -> Optional.of(fresh.results);
      case Stale stale -> Optional.of(stale.results);
      case Unreadable _, NeverPublished _ -> Optional.empty();
    };
  }

  /** Returns it in a word, for a table. */
  default String word() {
    return switch (this) {
      case Fresh _ -> "fresh";
      case Stale _, Unreadable _ -> "stale";
      case NeverPublished _ -> "-";
    };
  }

  /** Returns why the experiment must be run again; empty if its results are fresh. */
  default String reason() {
    return switch (this) {
      case Fresh _ -> "";
      case Stale stale -> "changed since: " + String.join(", ", stale.changed());
      case Unreadable unreadable -> unreadable.why();
      case NeverPublished _ -> "never published";
    };
  }
}
