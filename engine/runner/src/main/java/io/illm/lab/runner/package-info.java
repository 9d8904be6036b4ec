/** The lifecycle of a run, from the experiment's name to the report. */
@NullMarked
package io.illm.lab.runner;

import org.jspecify.annotations.NullMarked;
