package io.illm.lab.cli.experiment;

import io.illm.lab.model.Faults;
import io.illm.lab.model.Library;
import io.illm.lab.model.yaml.Fields;
import io.illm.lab.model.yaml.YamlFile;
import java.util.Optional;

/**
 * The section and title of an experiment in a list. Only these two fields are read, so that long
 * lists stay fast.
 *
 * @param name the experiment's name
 * @param section the roadmap's section; empty if it can't be read
 * @param title the title in one line, or a pointer to {@code lab lint} if it can't be read
 */
record Headline(String name, String section, String title) {

  static Headline of(Library library, String experiment) {
    Faults faults = new Faults();
    return YamlFile.read(library.experimentFolder(experiment).resolve("experiment.yaml"), faults)
        .flatMap(file -> file.optionalFields("spec"))
        .map(spec -> of(experiment, spec))
        .orElse(new Headline(experiment, "", "can't be read, see `lab lint " + experiment + "`"));
  }

  private static Headline of(String experiment, Fields spec) {
    Optional<String> title = spec.optionalText("title");
    return new Headline(
        experiment, spec.optionalText("section").orElse(""), title.orElse("(no title)"));
  }
}
