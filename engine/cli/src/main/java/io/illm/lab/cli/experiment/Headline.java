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
 * @param section the roadmap's section; empty if it can't be read
 * @param title the title in one line, or a pointer to {@code lab lint} if it can't be read
 */
record Headline(String section, String title) {

  static Headline of(Library library, String experiment) {
    Faults faults = new Faults();
    return YamlFile.read(
            library.root().resolve("experiments").resolve(experiment).resolve("experiment.yaml"),
            faults)
        .flatMap(file -> file.optionalFields("spec"))
        .map(Headline::of)
        .orElse(new Headline("", "can't be read, see `lab lint " + experiment + "`"));
  }

  private static Headline of(Fields spec) {
    Optional<String> title = spec.optionalText("title");
    return new Headline(spec.optionalText("section").orElse(""), title.orElse("(no title)"));
  }
}
