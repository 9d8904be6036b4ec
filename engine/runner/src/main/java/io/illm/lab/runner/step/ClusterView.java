package io.illm.lab.runner.step;

import io.illm.lab.check.Diagnosis;
import io.illm.lab.check.EarlyExit;
import io.illm.lab.check.Observer;

/**
 * The tools that observe a cluster.
 *
 * @param observer observes the cluster for checks and measures
 * @param earlyExit detects that further waiting is useless
 * @param diagnosis collects facts that may explain why a check does not hold
 */
public record ClusterView(Observer observer, EarlyExit earlyExit, Diagnosis diagnosis) {}
