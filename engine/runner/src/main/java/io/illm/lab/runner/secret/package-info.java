/** Keeps secret values out of what a run writes. */
@NullMarked
package io.illm.lab.runner.secret;

import org.jspecify.annotations.NullMarked;
