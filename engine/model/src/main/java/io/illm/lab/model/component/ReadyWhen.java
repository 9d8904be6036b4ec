package io.illm.lab.model.component;

import io.illm.lab.model.Expression;
import io.illm.lab.model.experiment.ObjectRef;
import java.time.Duration;

/**
 * A condition on an object that must be true before a component counts as serving.
 *
 * @param object the observed object
 * @param that the condition
 * @param within the time limit
 */
public record ReadyWhen(ObjectRef object, Expression that, Duration within) {}
