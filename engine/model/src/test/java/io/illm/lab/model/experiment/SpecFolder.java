package io.illm.lab.model.experiment;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Roadmap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An experiment's folder with a good specification, of which a test spoils one line. */
record SpecFolder(Path folder) {

  private static final String README =
      """
      # Demo

      ## Deploy

      ```bash
      kubectl apply -f manifests/
      ```

      ## Load

      ```bash
      kubectl apply -f load/
      ```
      """;

  private static final String GOOD =
      """
      apiVersion: lab.illm.io/v1alpha1
      kind: Experiment
      metadata: {name: demo}
      spec:
        section: "8.1"
        title: A demo
        namespaces: [demo]
        steps:
          - step: Deploy
            checks:
              - name: it is ready
                proves: [8.1-01]
                object: {apiVersion: apps/v1, kind: Deployment, name: demo}
                that: ready(object)
                within: 60s
          - step: Load
            checks: []
        studies:
          - study: Draining
            hypothesis: It drops nothing.
            variants: {calm: {env: {MODE: calm}}, wild: {env: {MODE: wild}}}
            trials: 3
            drive: Load
            measures: {failed: {k6: http_req_failed.passes}}
            criteria:
              - {name: none fails, that: calm.failed.max == 0}
      """;

  static SpecFolder in(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("demo"));
    Files.writeString(folder.resolve("README.md"), README);
    Files.writeString(folder.resolve("experiment.yaml"), GOOD);
    return new SpecFolder(folder);
  }

  /** Replaces a part of the specification, which must be there. */
  SpecFolder with(String part, String instead) throws IOException {
    return replace("experiment.yaml", part, instead);
  }

  SpecFolder readmeWith(String part, String instead) throws IOException {
    return replace("README.md", part, instead);
  }

  private SpecFolder replace(String name, String part, String instead) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    if (!text.contains(part)) {
      throw new IllegalArgumentException(name + " has no " + part);
    }
    Files.writeString(file, text.replace(part, instead));
    return this;
  }

  Experiment good() {
    Faults faults = new Faults();
    Optional<Experiment> experiment = read(faults);
    faults.throwIfAny();
    return experiment.orElseThrow();
  }

  /** What is wrong, each as {@code LINE:COLUMN message}. */
  List<String> faults() {
    Faults faults = new Faults();
    read(faults);
    return faults.found().stream().map(SpecFolder::words).toList();
  }

  private Optional<Experiment> read(Faults faults) {
    Roadmap roadmap = new Roadmap(Map.of("8.1-01", "a task", "8.1-02", "another"), List.of());
    return ExperimentReader.read(folder, roadmap, faults);
  }

  private static String words(Fault fault) {
    return fault.place().map(place -> place.line() + ":" + place.column() + " ").orElse("")
        + fault.message();
  }
}
