/** Checks: what is looked at in a cluster, the conditions held to it, and the waiting for them. */
@NullMarked
package io.illm.lab.check;

import org.jspecify.annotations.NullMarked;
