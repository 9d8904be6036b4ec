package io.illm.lab.runner.step;

import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;

/**
 * What sees a cluster.
 *
 * @param observer looks at it
 * @param earlyExit knows when waiting is of no use
 * @param diagnosis explains what doesn't hold
 */
public record ClusterView(Observer observer, EarlyExit earlyExit, Diagnosis diagnosis) {}
