package io.illm.lab.report.coverage;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.Roadmap;
import io.illm.lab.model.document.Document;
import io.illm.lab.model.experiment.Experiment;
import io.illm.lab.report.Freshness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The experiments of a checkout with their published results, and the documents that rest on them.
 *
 * @param library the checkout
 * @param roadmap the tasks that they are about
 * @param entries by the experiment's name, sorted
 * @param documents the pages that claim to prove tasks
 * @param faults what is wrong with experiments and documents; what could be read is here all the
 *     same
 */
public record Portfolio(
    Library library,
    Roadmap roadmap,
    Map<String, Entry> entries,
    List<Document> documents,
    List<Fault> faults) {

  /**
   * An experiment.
   *
   * @param experiment as its folder has it
   * @param freshness its published results
   */
  public record Entry(Experiment experiment, Freshness freshness) {}

  /** Reads a checkout. */
  public static Portfolio of(Library checkout) {
    Library library = checkout.readingOnce();
    Roadmap roadmap = library.roadmap();
    Faults faults = new Faults();
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String name : library.experiments()) {
      Library.Reading reading = library.read(name);
      faults.addAll(reading.faults());
      reading
          .experiment()
          .ifPresent(experiment ->
              entries.put(name, new Entry(experiment, Freshness.of(experiment.folder()))));
    }
    List<Document> documents = library.documents(roadmap, faults);
    return new Portfolio(library, roadmap, entries, documents, faults.found());
  }

  /** Returns the experiment whose published results are those of a run. */
  Optional<Entry> publishing(String run) {
    return entries.values().stream()
        .filter(entry -> entry.freshness().published().filter(r -> r.run().equals(run)).isPresent())
        .findFirst();
  }

  /** Returns the experiments of a section, sorted by name. */
  List<Entry> of(String section) {
    return entries.values().stream()
        .filter(entry -> entry.experiment().section().equals(section))
        .toList();
  }
}
