package io.illm.lab.model.experiment;

import io.illm.lab.model.Fault;
import io.illm.lab.model.Faults;
import io.illm.lab.model.Names;
import io.illm.lab.model.Roadmap;
import io.illm.lab.model.component.Capability;
import io.illm.lab.model.experiment.Experiment.Needs;
import io.illm.lab.model.experiment.Readme.Section;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.Shape;
import io.illm.lab.model.yaml.Suggestion;
import io.illm.lab.model.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an experiment's folder, noting every fault of its experiment.yaml and README.md. */
public final class ExperimentReader {

  private final Path folder;
  private final Roadmap roadmap;
  private final Faults faults;

  private ExperimentReader(Path folder, Roadmap roadmap, Faults faults) {
    this.folder = folder;
    this.roadmap = roadmap;
    this.faults = faults;
  }

  /**
   * Reads a folder.
   *
   * @param folder the experiment's folder
   * @param roadmap the tasks that checks may claim
   * @param faults where what is wrong is noted
   * @return the experiment as far as it could be read; empty where experiment.yaml is no YAML, or a
   *     link leads out of the folder
   */
  public static Optional<Experiment> read(Path folder, Roadmap roadmap, Faults faults) {
    ExperimentReader reader = new ExperimentReader(folder, roadmap, faults);
    if (!FolderLinks.stayIn(folder, faults)) {
      return Optional.empty(); // root would read, and show, what a link names
    }
    Optional<Readme> readme = reader.readme();
    return YamlFile.read(folder.resolve("experiment.yaml"), faults)
        .flatMap(fields -> readme.map(page -> reader.experiment(fields, page)));
  }

  /** The shape of experiment.yaml. */
  public static Shape shape() {
    var reader =
        new ExperimentReader(Path.of("experiment"), new Roadmap(Map.of(), List.of()), new Faults());
    return Shape.of(file -> reader.experiment(file, new Readme(Path.of("README.md"), List.of())));
  }

  private Optional<Readme> readme() {
    Path file = folder.resolve("README.md");
    try {
      return Optional.of(ReadmeReader.read(file, Files.readString(file), faults));
    } catch (IOException e) {
      faults.add(
          Fault.of(file + ": can't be read: " + e, "an experiment is a README and its checks"));
      return Optional.empty();
    }
  }

  private Experiment experiment(Fields file, Readme readme) {
    Header.read(file, "Experiment", folder);
    Fields spec = file.fields("spec");
    Experiment experiment =
        new Experiment(
            folder.getFileName().toString(),
            folder,
            section(spec),
            spec.text("title"),
            spec.optionalFields("needs")
                .map(this::needs)
                .orElse(new Needs(List.of(), List.of(), List.of(), 0)),
            new ClusterReader(folder).clusters(spec),
            namespaces(spec),
            spec.list("steps", step -> step(step, readme)),
            spec.list("studies", new StudyReader(roadmap)::study),
            readme);
    spec.close();
    file.close();
    new ExperimentRules(faults).apply(experiment, spec);
    return experiment;
  }

  private String section(Fields spec) {
    String section = spec.text("section");
    if (spec.has("section") && !roadmap.hasSection(section)) {
      spec.fault("section", "the roadmap has no section `" + section + "`", "see docs/roadmap.md");
    }
    return section;
  }

  private Needs needs(Fields needs) {
    Needs read =
        new Needs(
            needs.texts("components"),
            Capability.list(needs, "capabilities"),
            needs.texts("apps"),
            needs.has("memory") ? Quantities.bytes(needs, "memory") : 0);
    needs.close();
    return read;
  }

  private static List<String> namespaces(Fields spec) {
    List<String> namespaces = spec.texts("namespaces");
    if (namespaces.isEmpty()) {
      spec.fault(
          "namespaces", "found no namespace", "name at least one, such as `namespaces: [demo]`");
    }
    Set<String> seen = new HashSet<>();
    for (String name : namespaces) {
      Names.faultOfLabel(name).ifPresent(fault -> spec.fault("namespaces", fault, "rename it"));
      if (name.startsWith("kube-") || name.equals("default") || name.startsWith("lab-")) {
        spec.fault(
            "namespaces", "`" + name + "` is not the experiment's to own", "choose another name");
      }
      if (!seen.add(name)) {
        spec.fault("namespaces", "`" + name + "` is named twice", "name it once");
      }
    }
    return namespaces;
  }

  private Step step(Fields fields, Readme readme) {
    String title = fields.text("step");
    return new Step(
        title,
        fields.valuePlace("step"),
        fields.texts("install"),
        fields.has("needs") ? fields.nested("needs", StepNeeds::read) : StepNeeds.NONE,
        fields.mentions("after"),
        fields.list("checks", new CheckReader(roadmap)::check),
        section(fields, title, readme));
  }

  private Section section(Fields step, String title, Readme readme) {
    List<Section> found = readme.sections(title);
    if (found.isEmpty() && step.has("step")) {
      List<String> headings = readme.sections().stream().map(Section::title).toList();
      step.fault(
          "step", "README.md has no heading `" + title + "`", Suggestion.of(title, headings));
    } else if (found.size() > 1) {
      String lines =
          found.stream()
              .map(section -> Integer.toString(section.line()))
              .collect(Collectors.joining(", "));
      step.fault(
          "step",
          "README.md has " + found.size() + " headings `" + title + "`, on the lines " + lines,
          "give each its own words: a step runs the commands of one");
    }
    return found.isEmpty() ? new Section(title, 1, List.of()) : found.getFirst();
  }
}
