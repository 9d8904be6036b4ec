/** What an experiment's folder says: steps, checks and studies, and the README that they run. */
@NullMarked
package io.illm.lab.model.experiment;

import org.jspecify.annotations.NullMarked;
