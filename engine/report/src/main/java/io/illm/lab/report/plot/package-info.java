/**
 * Plots as SVG, without a chart library or scripts: samples by variant, load over time, timelines.
 */
@NullMarked
package io.illm.lab.report.plot;

import org.jspecify.annotations.NullMarked;
