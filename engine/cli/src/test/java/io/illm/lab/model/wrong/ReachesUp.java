package io.illm.lab.model.wrong;

import io.illm.lab.runner.Home;

/**
 * Breaks a rule: the model knows the runner.
 *
 * @param home of a room above
 */
public record ReachesUp(Home home) {}
