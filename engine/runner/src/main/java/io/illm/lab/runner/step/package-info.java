/** Runs steps: the README's commands, and the checks that must hold after them. */
@NullMarked
package io.illm.lab.runner.step;

import org.jspecify.annotations.NullMarked;
