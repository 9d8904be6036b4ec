/** Writes the reports of a run: run.json, report.html, report.md, junit.xml and the results. */
@NullMarked
package io.illm.lab.report;

import org.jspecify.annotations.NullMarked;
