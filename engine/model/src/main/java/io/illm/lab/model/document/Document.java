package io.illm.lab.model.document;

import io.illm.lab.model.Place;
import java.nio.file.Path;
import java.util.List;

/**
 * A page that proves tasks of the roadmap, such as a decision record. Each of its claims names what
 * was run for it.
 *
 * @param file the page
 * @param claims in the order of its front matter
 */
public record Document(Path file, List<Claim> claims) {

  /**
   * A claim of the page.
   *
   * @param place where it is written
   * @param tasks ids of the roadmap's tasks
   * @param basis what was run
   */
  public record Claim(Place place, List<String> tasks, Basis basis) {}

  /** What was run for a claim. */
  public sealed interface Basis {

    /**
     * A published run.
     *
     * @param id its id, as the results of an experiment name it
     */
    record PublishedRun(String id) implements Basis {}

    /**
     * A step of an experiment, in whichever run is published.
     *
     * @param experiment the experiment's name
     * @param step the step's title
     */
    record ExecutedStep(String experiment, String step) implements Basis {}
  }
}
