/** The phases of a run. */
@NullMarked
package io.illm.lab.runner.phase;

import org.jspecify.annotations.NullMarked;
