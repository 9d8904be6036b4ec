package io.illm.lab.cli.experiment;

import io.illm.lab.model.BadInput;
import io.illm.lab.model.Fault;
import io.illm.lab.model.Roadmap;
import java.util.regex.Pattern;

/** Finds the roadmap's sections that a user names. */
final class Sections {

  private static final Pattern ID = Pattern.compile("\\d+\\.\\d+");

  private Sections() {}

  /** Whether a word is the id of a section, such as {@code 8.1}. */
  static boolean named(String word) {
    return ID.matcher(word).matches();
  }

  /**
   * Returns a section.
   *
   * @throws BadInput if the roadmap has none of this id
   */
  static Roadmap.Section named(String id, Roadmap roadmap) {
    return roadmap
        .section(id)
        .orElseThrow(() ->
            new BadInput(
                Fault.of(
                    "the roadmap has no section `" + id + "`",
                    "`lab coverage` lists the sections")));
  }
}
