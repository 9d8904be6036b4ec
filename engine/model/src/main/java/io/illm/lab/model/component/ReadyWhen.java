package io.illm.lab.model.component;

import io.illm.lab.model.Expression;
import io.illm.lab.model.experiment.ObjectRef;
import java.time.Duration;

/**
 * A condition on an object that must hold before a component counts as serving.
 *
 * @param object the object observed
 * @param that the condition
 * @param within how long it may take
 */
public record ReadyWhen(ObjectRef object, Expression that, Duration within) {}
