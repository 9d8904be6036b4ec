package io.illm.lab.model.experiment;

import io.illm.lab.model.Expression;
import io.illm.lab.model.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An observation and a condition that must hold on it after a step's commands.
 *
 * @param name a sentence that is true where the condition holds
 * @param place of its name
 * @param proves ids of the roadmap's tasks
 * @param observation what is looked at
 * @param that the condition, in CEL
 * @param within how long it may take to become true
 * @param holdFor how long it must then stay true
 * @param always whether it is watched from its step on, as an invariant
 * @param until the step before whose commands the watch ends; empty for the end of the steps
 * @param breakWith a shell command that turns the condition false
 * @param cluster the experiment's cluster that is looked at
 * @param emulatedBy what it is held against in place of a cloud's service; empty where it is held
 *     against the real thing
 */
public record Check(
    String name,
    Place place,
    List<String> proves,
    Observation observation,
    Expression that,
    Duration within,
    Duration holdFor,
    boolean always,
    Optional<String> until,
    Optional<String> breakWith,
    String cluster,
    Optional<String> emulatedBy) {}
