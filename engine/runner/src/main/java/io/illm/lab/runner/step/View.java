package io.illm.lab.runner.step;

import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.Observer;
import io.illm.lab.check.Prospect;

/**
 * What sees a cluster.
 *
 * @param observer looks at it
 * @param prospect knows when waiting is of no use
 * @param diagnosis explains what doesn't hold
 */
public record View(Observer observer, Prospect prospect, Diagnosis diagnosis) {}
