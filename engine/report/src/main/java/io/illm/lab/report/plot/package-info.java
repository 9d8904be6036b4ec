/** Plots as SVG: samples by variant, load over time, timelines. No chart library, no script. */
@NullMarked
package io.illm.lab.report.plot;

import org.jspecify.annotations.NullMarked;
