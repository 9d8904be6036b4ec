/** Finds the objects that a run left on a cluster. */
@NullMarked
package io.illm.lab.runner.audit;

import org.jspecify.annotations.NullMarked;
