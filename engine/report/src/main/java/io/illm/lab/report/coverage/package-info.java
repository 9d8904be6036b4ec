/** What the experiments and documents of a checkout prove of the roadmap. */
@NullMarked
package io.illm.lab.report.coverage;

import org.jspecify.annotations.NullMarked;
