/** Keeps secret values out of a run's records. */
@NullMarked
package io.illm.lab.runner.secret;

import org.jspecify.annotations.NullMarked;
