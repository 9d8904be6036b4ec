/**
 * Checks: observations in a cluster, the conditions on them, and the waits for these conditions.
 */
@NullMarked
package io.illm.lab.check;

import org.jspecify.annotations.NullMarked;
