/** The phases of a run, one class each. */
@NullMarked
package io.illm.lab.runner.phase;

import org.jspecify.annotations.NullMarked;
