/** What a run found: the records behind run.json and every report. */
@NullMarked
package io.illm.lab.model.run;

import org.jspecify.annotations.NullMarked;
