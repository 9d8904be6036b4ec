/** The statistics of trials, all of them: pure functions on few samples. */
@NullMarked
package io.illm.lab.model.statistics;

import org.jspecify.annotations.NullMarked;
