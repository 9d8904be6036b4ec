/** What a run found, told: statistics, run.json, report.html, report.md, junit.xml, results. */
@NullMarked
package io.illm.lab.report;

import org.jspecify.annotations.NullMarked;
