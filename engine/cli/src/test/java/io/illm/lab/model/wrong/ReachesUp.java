package io.illm.lab.model.wrong;

import io.illm.lab.runner.RunOptions;

/**
 * Breaks a rule: the model knows the runner.
 *
 * @param options of a room above
 */
public record ReachesUp(RunOptions options) {}
