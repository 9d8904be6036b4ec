/** The lifecycle of a run, from a name to a report. */
@NullMarked
package io.illm.lab.runner;

import org.jspecify.annotations.NullMarked;
