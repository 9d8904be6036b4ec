package io.illm.lab.model.experiment;

import io.illm.lab.model.Mention;
import io.illm.lab.model.Place;
import java.util.List;

/**
 * One section of the README: its commands, and the checks that must hold after them.
 *
 * @param title the heading in README.md
 * @param place where experiment.yaml names it
 * @param install components installed before its commands, so that its checks have a before
 * @param needs what this place must give; elsewhere the step is not run
 * @param after titles of earlier steps without which it is not run
 * @param checks in the order of the file
 * @param section the README's section
 */
public record Step(
    String title,
    Place place,
    List<String> install,
    StepNeeds needs,
    List<Mention> after,
    List<Check> checks,
    Readme.Section section) {}
